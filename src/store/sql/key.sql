-- Keys that people sign with.  What was said of a key holds of those that its
-- person made of it: issuer, reissued and confirmed are its root's.

-- row key: id text, person id, public bytes, root text, leaf int, made time,
--     issuer id, issuer_name text, reissued time, ended time, ending text,
--     ended_by id, confirmed time, confirmer_name text

-- one key_current(person id): key
SELECT k.id, k.person, k.public, k.root, k.leaf, k.made, f.issuer,
       i.name AS issuer_name, f.reissued, k.ended, k.ending, k.ended_by,
       c.at AS confirmed, o.name AS confirmer_name
FROM signing_key k JOIN signing_key f ON f.id = k.root LEFT JOIN person i ON i.id = f.issuer
LEFT JOIN key_confirmed c ON c.key = f.id LEFT JOIN person o ON o.id = c.person
WHERE k.person = $1 AND k.ended IS NULL;

-- one key_latest(person id): key
SELECT k.id, k.person, k.public, k.root, k.leaf, k.made, f.issuer,
       i.name AS issuer_name, f.reissued, k.ended, k.ending, k.ended_by,
       c.at AS confirmed, o.name AS confirmer_name
FROM signing_key k JOIN signing_key f ON f.id = k.root LEFT JOIN person i ON i.id = f.issuer
LEFT JOIN key_confirmed c ON c.key = f.id LEFT JOIN person o ON o.id = c.person
WHERE k.person = $1 ORDER BY k.leaf DESC LIMIT 1;

-- one key_get(id text): key
SELECT k.id, k.person, k.public, k.root, k.leaf, k.made, f.issuer,
       i.name AS issuer_name, f.reissued, k.ended, k.ending, k.ended_by,
       c.at AS confirmed, o.name AS confirmer_name
FROM signing_key k JOIN signing_key f ON f.id = k.root LEFT JOIN person i ON i.id = f.issuer
LEFT JOIN key_confirmed c ON c.key = f.id LEFT JOIN person o ON o.id = c.person
WHERE k.id = $1;

-- many key_list(person id): key
SELECT k.id, k.person, k.public, k.root, k.leaf, k.made, f.issuer,
       i.name AS issuer_name, f.reissued, k.ended, k.ending, k.ended_by,
       c.at AS confirmed, o.name AS confirmer_name
FROM signing_key k JOIN signing_key f ON f.id = k.root LEFT JOIN person i ON i.id = f.issuer
LEFT JOIN key_confirmed c ON c.key = f.id LEFT JOIN person o ON o.id = c.person
WHERE k.person = $1 ORDER BY k.leaf DESC;

-- In use, made after somebody reset what was before, and not confirmed.
-- many key_waiting(): key
SELECT k.id, k.person, k.public, k.root, k.leaf, k.made, f.issuer,
       i.name AS issuer_name, f.reissued, k.ended, k.ending, k.ended_by,
       c.at AS confirmed, o.name AS confirmer_name
FROM signing_key f CROSS JOIN signing_key k
LEFT JOIN person i ON i.id = f.issuer
LEFT JOIN key_confirmed c ON c.key = f.id LEFT JOIN person o ON o.id = c.person
WHERE f.reissued IS NOT NULL AND k.root = f.id AND k.ended IS NULL
  AND c.key IS NULL ORDER BY k.leaf;

-- exec key_add(id text, person id, public bytes, root text, leaf int, now time, issuer id, reissued time)
INSERT INTO signing_key (id, person, public, root, leaf, made, issuer,
    reissued)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- exec key_end(person id, now time, ending text, by id)
UPDATE signing_key SET ended = $2, ending = $3, ended_by = $4
WHERE person = $1 AND ended IS NULL;

-- exec key_seal(key text, credential id, sealed bytes)
INSERT INTO key_sealed (key, credential, sealed) VALUES ($1, $2, $3);

-- exec key_unseal(key text)
DELETE FROM key_sealed WHERE key = $1;

-- Nobody needs what was before a key that counts.
-- exec key_unseal_ended(person id)
DELETE FROM key_sealed WHERE key IN
    (SELECT id FROM signing_key WHERE person = $1 AND ended IS NOT NULL);

-- row key_sealed: key text, person id, public bytes, sealed bytes, salt bytes,
--     verifier bytes

-- one key_of_credential(credential id): key_sealed
SELECT s.key, k.person, k.public, s.sealed, c.salt, c.verifier
FROM key_sealed s JOIN signing_key k ON k.id = s.key
JOIN credential c ON c.id = s.credential
WHERE s.credential = $1;

-- The last that its person signed with before somebody reset it.
-- one key_earlier(person id): key_sealed
SELECT s.key, k.person, k.public, s.sealed, c.salt, c.verifier
FROM signing_key k JOIN signing_key f ON f.id = k.root
JOIN key_sealed s ON s.key = k.id
JOIN credential c ON c.id = s.credential
WHERE k.person = $1 AND k.ending = 'replaced'
  AND (f.reissued IS NULL
       OR EXISTS (SELECT 1 FROM key_confirmed o WHERE o.key = f.id))
ORDER BY k.leaf DESC LIMIT 1;

-- exec key_confirm(key text, person id, since int, now time)
INSERT INTO key_confirmed (key, person, since, at) VALUES ($1, $2, $3, $4);

-- row key_since: first int, since int

-- one key_since(person id): key_since
SELECT MIN(k.leaf) AS first,
       MIN(CASE WHEN c.since < k.leaf THEN c.since ELSE k.leaf END) AS since
FROM signing_key k LEFT JOIN key_confirmed c ON c.key = k.id
WHERE k.person = $1;

-- row signed: n int, kind text, words text, logged time, key text, ref text,
--     name text

-- What a person signed, the newest first.
-- many signed_list(person id, max int): signed
SELECT l.n, a.kind, a.words, a.logged, s.key, p.ref, p.name
FROM signing_key k JOIN signed s ON s.key = k.id JOIN act a ON a.id = s.act
JOIN leaf l ON l.act = a.id LEFT JOIN person p ON p.id = a.subject
WHERE k.person = $1 ORDER BY l.n DESC LIMIT $2;

-- And what others signed about them; the name is the signer's.
-- many signed_about(person id, max int): signed
SELECT l.n, a.kind, a.words, a.logged, s.key, p.ref, p.name
FROM act a JOIN signed s ON s.act = a.id JOIN signing_key k ON k.id = s.key
JOIN leaf l ON l.act = a.id JOIN person p ON p.id = k.person
WHERE a.subject = $1 AND k.person <> $1 ORDER BY l.n DESC LIMIT $2;

-- What rule R13 asks: a key of one's own that does not count yet,
-- one rule_own_key(person id): rule_count
SELECT COUNT(*) AS n
FROM signing_key k JOIN signing_key f ON f.id = k.root
LEFT JOIN key_confirmed c ON c.key = f.id
WHERE k.person = $1 AND k.ended IS NULL AND f.reissued IS NOT NULL
  AND c.key IS NULL;

-- row rule_signer: name text

-- and such keys under what decides the unit, and under what agrees to it.
-- many rule_doubtful(enrolment id): rule_signer
SELECT p.name
FROM decision d JOIN review w ON w.id = d.review
JOIN signing_key k ON k.person = w.assessor
JOIN signing_key f ON f.id = k.root
LEFT JOIN key_confirmed c ON c.key = f.id
JOIN signed s ON s.key = k.id JOIN act a ON a.id = s.act
JOIN person p ON p.id = w.assessor
WHERE d.enrolment = $1 AND d.standing = 1 AND f.reissued IS NOT NULL
  AND c.key IS NULL AND a.kind = 'review' AND a.subject = w.learner
  AND a.at = w.finished
UNION
SELECT p.name
FROM decision d LEFT JOIN decision_carried r ON r.decision = d.id
JOIN trainee_decision t ON t.decision = COALESCE(r.first, d.id)
JOIN countersignature w ON w.id = t.countersignature
JOIN signing_key k ON k.person = w.person
JOIN signing_key f ON f.id = k.root
LEFT JOIN key_confirmed c ON c.key = f.id
JOIN signed s ON s.key = k.id JOIN act a ON a.id = s.act
JOIN person p ON p.id = w.person
WHERE d.enrolment = $1 AND d.standing = 1 AND f.reissued IS NOT NULL
  AND c.key IS NULL AND a.kind = 'countersignature' AND a.at = w.made;
