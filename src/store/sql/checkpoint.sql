-- Checkpoints of the ledger and the cosignatures of those who keep them.

-- row checkpoint: size int, note text, made time

-- exec checkpoint_add(size int, note text, made time)
INSERT INTO checkpoint (size, note, made) VALUES ($1, $2, $3)
ON CONFLICT (size) DO NOTHING;

-- one checkpoint_latest(): checkpoint
SELECT size, note, made FROM checkpoint WHERE size >= 0
ORDER BY size DESC LIMIT 1;

-- one checkpoint_after(n int): checkpoint
SELECT size, note, made FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 1;

-- one checkpoint_of(size int): checkpoint
SELECT size, note, made FROM checkpoint WHERE size = $1;

-- row cosignature: signer text, line text

-- exec cosignature_add(size int, signer text, line text, made time)
INSERT INTO cosignature (size, signer, line, made) VALUES ($1, $2, $3, $4);

-- many cosignature_list(size int): cosignature
SELECT signer, line FROM cosignature WHERE size = $1 ORDER BY signer;
