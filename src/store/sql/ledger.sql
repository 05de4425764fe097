-- Acts, the tree over them, and what opens their commitments.

-- row act: n int, id id, kind text, actor id, subject id, at time,
--     logged time, words text, signatures text

-- exec act_add(id id, kind text, actor id, subject id, at time, logged time,
--     words text, signatures text)
INSERT INTO act (id, kind, actor, subject, at, logged, words, signatures)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- In the order of the ledger.
-- each act_all(): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
ORDER BY leaf.n;

-- one act_at(n int): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
WHERE leaf.n = $1;

-- each act_from(n int): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
WHERE leaf.n >= $1
ORDER BY leaf.n;

-- Those about one subject from leaf n on: few, so the leaves lead (SQLite
-- takes the tables of a CROSS JOIN in their order).
-- each act_since(subject id, n int): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf CROSS JOIN act
WHERE leaf.n >= $2 AND act.id = leaf.act AND act.subject = $1
ORDER BY leaf.n;

-- Acts of a kind that has no subject.
-- many act_of_kind(kind text): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
    act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
WHERE act.kind = $1 AND act.subject IS NULL ORDER BY leaf.n;

-- exec leaf_add(n int, act id)
INSERT INTO leaf (n, act) VALUES ($1, $2);

-- row last: n int, logged time

-- one leaf_last(): last
SELECT leaf.n, act.logged FROM leaf JOIN act ON act.id = leaf.act
ORDER BY leaf.n DESC LIMIT 1;

-- row node: hash bytes

-- one node_get(place int): node
SELECT hash FROM node WHERE place = $1;

-- exec node_add(place int, hash bytes)
INSERT INTO node (place, hash) VALUES ($1, $2);

-- row ledger_count: acts int, leaves int, nodes int, signatures int

-- one ledger_count(): ledger_count
SELECT (SELECT count(*) FROM act) AS acts,
    (SELECT count(*) FROM leaf) AS leaves,
    (SELECT count(*) FROM node) AS nodes,
    (SELECT count(*) FROM signed) AS signatures;

-- exec signed_add(act id, key text)
INSERT INTO signed (act, key) VALUES ($1, $2);

-- row signed_key: key text

-- one signed_key(act id): signed_key
SELECT key FROM signed WHERE act = $1;

-- row opening: commitment text, record id, field text, salt bytes, value text

-- one opening_get(commitment text): opening
SELECT commitment, record, field, salt, value FROM opening
WHERE commitment = $1;

-- Any one of the record: they have the same salt.
-- one opening_of(record id): opening
SELECT commitment, record, field, salt, value FROM opening
WHERE record = $1 LIMIT 1;

-- exec opening_erase(record id)
DELETE FROM opening WHERE record = $1;

-- exec opening_add(commitment text, record id, field text, salt bytes,
--     value text)
INSERT INTO opening (commitment, record, field, salt, value)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (commitment) DO NOTHING;
