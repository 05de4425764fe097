-- Witnesses: requests by a link, what was confirmed, how it was checked.

-- row witness_request: id id, evidence id, version int, asker id, name text, email text, language text, asked time, expires time, used time

-- one witness_request_by_link(link text): witness_request
SELECT id, evidence, version, asker, name, email, language, asked, expires,
       used
FROM witness_request WHERE link = $1;

-- many witness_request_list(evidence id, version int): witness_request
SELECT id, evidence, version, asker, name, email, language, asked, expires,
       used
FROM witness_request WHERE evidence = $1 AND version = $2 ORDER BY asked, id;

-- exec witness_request_add(id id, evidence id, version int, asker id, name text, email text, language text, link text, now time, expires time)
INSERT INTO witness_request (id, evidence, version, asker, name, email,
    language, link, asked, expires)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- a new link ends the one before
-- exec witness_request_end(evidence id, version int, name text, now time)
UPDATE witness_request SET expires = $4
WHERE evidence = $1 AND version = $2 AND name = $3 AND used IS NULL
  AND expires > $4;

-- change witness_request_use(id id, now time)
UPDATE witness_request SET used = $2 WHERE id = $1 AND used IS NULL;

-- row witness_statement: request id, name text, role text, relation text, words text, made time, email text

-- many witness_statement_list(evidence id, version int): witness_statement
SELECT s.request, s.name, s.role, s.relation, s.words, s.made, r.email
FROM witness_statement s JOIN witness_request r ON r.id = s.request
WHERE s.evidence = $1 AND s.version = $2 ORDER BY s.made, s.request;

-- exec witness_statement_add(request id, evidence id, version int, name text, role text, relation text, words text, now time)
INSERT INTO witness_statement (request, evidence, version, name, role,
    relation, words, made)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- row witness_check: id id, request id, name text, checker id, how text, made time

-- many witness_check_list(evidence id, version int): witness_check
SELECT id, request, name, checker, how, made
FROM witness_check WHERE evidence = $1 AND version = $2 ORDER BY made, id;

-- exec witness_check_add(id id, evidence id, version int, request id, name text, checker id, how text, now time)
INSERT INTO witness_check (id, evidence, version, request, name, checker, how,
    made)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- row witnessed_by: type text, details text, n int

-- the type of a version, and how often its witnesses were checked
-- one witnessed_by(evidence id, version int): witnessed_by
SELECT v.type, v.details,
       (SELECT COUNT(*) FROM witness_check k
        WHERE k.evidence = $1 AND k.version = $2) AS n
FROM evidence_version v
WHERE v.evidence = $1 AND v.version = $2;

-- exec mail_add(id id, recipient text, now time)
INSERT INTO mail (id, recipient, made, attempts, next)
VALUES ($1, $2, $3, 0, $3);

-- row mail: id id, recipient text, made time, attempts int, next time, failure text, sent time

-- many mail_due(now time, max int): mail
SELECT id, recipient, made, attempts, next, failure, sent
FROM mail WHERE sent IS NULL AND next <= $1 ORDER BY next LIMIT $2;

-- exec mail_failed(id id, next time, failure text)
UPDATE mail SET attempts = attempts + 1, next = $2, failure = $3 WHERE id = $1;

-- exec mail_sent(id id, now time)
UPDATE mail SET attempts = attempts + 1, sent = $2, failure = NULL
WHERE id = $1;
