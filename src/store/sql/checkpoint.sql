-- Checkpoints of the ledger and the cosignatures of those who keep them.

-- row checkpoint: size int, note text, made time

-- Never one before another, so that the first after an act stays the first.
-- exec checkpoint_add(size int, note text, made time)
INSERT INTO checkpoint (size, note, made)
SELECT $1, $2, $3
WHERE NOT EXISTS (SELECT 1 FROM checkpoint WHERE size >= $1);

-- each checkpoint_all(): checkpoint
SELECT size, note, made FROM checkpoint WHERE size >= 0 ORDER BY size;

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
