-- row person: id id, ref text, name text, email text, language text,
--     words text, added time, disabled time

-- one person_get(id id): person
SELECT id, ref, name, email, language, words, added, disabled FROM person
WHERE id = $1;

-- by reference or e-mail address, as people are named
-- one person_find(named text): person
SELECT id, ref, name, email, language, words, added, disabled FROM person
WHERE ref = $1 OR email = $1;

-- many person_list(max int): person
SELECT id, ref, name, email, language, words, added, disabled FROM person
ORDER BY ref LIMIT $1;

-- many person_search(pattern text, role text, max int): person
SELECT id, ref, name, email, language, words, added, disabled FROM person
WHERE (LOWER(name) LIKE LOWER($1) ESCAPE '!'
    OR LOWER(ref) LIKE LOWER($1) ESCAPE '!'
    OR LOWER(email) LIKE LOWER($1) ESCAPE '!')
  AND ($2 IS NULL OR EXISTS (SELECT 1 FROM role r
        WHERE r.person = person.id AND r.role = $2))
ORDER BY name, ref LIMIT $3;

-- many person_with_role(role text, max int): person
SELECT p.id, p.ref, p.name, p.email, p.language, p.words, p.added,
    p.disabled
FROM person p JOIN role r ON r.person = p.id
WHERE r.role = $1 AND p.disabled IS NULL ORDER BY p.name, p.ref LIMIT $2;

-- exec person_add(id id, ref text, name text, email text, language text, outside flag, now time)
INSERT INTO person (id, ref, name, email, language, outside, added)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- exec person_set_language(id id, language text)
UPDATE person SET language = $2 WHERE id = $1;

-- exec person_set_words(id id, words text)
UPDATE person SET words = $2 WHERE id = $1;

-- change person_disable(id id, now time)
UPDATE person SET disabled = $2 WHERE id = $1 AND disabled IS NULL;

-- row count: n int

-- one person_count(): count
SELECT COUNT(*) AS n FROM person;

-- exec role_add(person id, role text, now time)
INSERT INTO role (person, role, outside, given)
VALUES ($1, $2, CASE $2 WHEN 'eqa' THEN 1 ELSE 0 END, $3);

-- row role: role text

-- many role_list(person id): role
SELECT role FROM role WHERE person = $1 ORDER BY role;

-- row credential: id id, person id, salt bytes, verifier bytes

-- one credential_current(person id): credential
SELECT id, person, salt, verifier FROM credential
WHERE person = $1 AND ended IS NULL;

-- exec credential_end(person id, now time)
UPDATE credential SET ended = $2 WHERE person = $1 AND ended IS NULL;

-- exec credential_add(id id, person id, salt bytes, verifier bytes, now time)
INSERT INTO credential (id, person, salt, verifier, made)
VALUES ($1, $2, $3, $4, $5);

-- exec approval_add(id id, person id, role text, unit_key text, qualification_key text, from_day text, to_day text, languages text, now time)
INSERT INTO approval (id, person, role, unit_key, qualification_key, from_day,
    to_day, languages, given)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- row approval: id id, role text, unit_key text, qualification_key text, from_day text, to_day text, languages text, ended text

-- many approval_list(person id): approval
SELECT id, role, unit_key, qualification_key, from_day, to_day, languages,
    ended
FROM approval
WHERE person = $1
ORDER BY COALESCE(unit_key, qualification_key), from_day, role, id;

-- row approval_held: person id, name text, ref text, role text, key text, from_day text, to_day text, languages text

-- what holds on that day or later, by its last day
-- many approval_held(day text, max int): approval_held
SELECT a.person, p.name, p.ref, a.role,
    COALESCE(a.unit_key, a.qualification_key) AS key, a.from_day,
    COALESCE(a.ended, a.to_day) AS to_day, a.languages
FROM approval a JOIN person p ON p.id = a.person
WHERE a.to_day >= $1 AND COALESCE(a.ended, a.to_day) >= $1
  AND p.disabled IS NULL
ORDER BY COALESCE(a.ended, a.to_day), p.name, a.person, a.role, a.from_day,
    a.languages, COALESCE(a.unit_key, a.qualification_key) LIMIT $2;

-- the approvals that an end is said for
-- many approval_standing(person id, role text, unit_key text, qualification_key text, day text): approval
SELECT id, role, unit_key, qualification_key, from_day, to_day, languages,
    ended
FROM approval
WHERE person = $1 AND role = $2
  AND (unit_key = $3 OR qualification_key = $4)
  AND from_day <= $5 AND COALESCE(ended, to_day) >= $5
ORDER BY from_day, id;

-- exec approval_end(id id, day text)
UPDATE approval SET ended = $2 WHERE id = $1;

-- exec drawn_add(credential id)
INSERT INTO drawn (credential) VALUES ($1);

-- exec session_add(id id, hash bytes, person id, credential id, shared flag, now time)
INSERT INTO session (id, hash, person, credential, shared, made, seen)
VALUES ($1, $2, $3, $4, $5, $6, $6);

-- row session: id id, person id, credential id, shared flag, made time, seen time, drawn int

-- not ended, of a credential that stands; how old it may be is not asked here
-- one session_by_hash(hash bytes): session
SELECT s.id, s.person, s.credential, s.shared, s.made, s.seen,
       (SELECT COUNT(*) FROM drawn d WHERE d.credential = s.credential) AS drawn
FROM session s JOIN credential c ON c.id = s.credential
WHERE s.hash = $1 AND s.ended IS NULL AND c.ended IS NULL;

-- many session_list(person id): session
SELECT s.id, s.person, s.credential, s.shared, s.made, s.seen,
       (SELECT COUNT(*) FROM drawn d WHERE d.credential = s.credential) AS drawn
FROM session s JOIN credential c ON c.id = s.credential
WHERE s.person = $1 AND s.ended IS NULL AND c.ended IS NULL
ORDER BY s.seen DESC;

-- row session_person: person id

-- whose it was, ended or not
-- one session_person(hash bytes): session_person
SELECT person FROM session WHERE hash = $1;

-- exec session_seen(id id, at time)
UPDATE session SET seen = $2 WHERE id = $1 AND seen < $2;

-- exec session_end(id id, now time)
UPDATE session SET ended = $2 WHERE id = $1 AND ended IS NULL;

-- exec session_end_all(person id, but id, now time)
UPDATE session SET ended = $3
WHERE person = $1 AND ended IS NULL AND ($2 IS NULL OR id <> $2);

-- exec session_sweep(before time)
DELETE FROM session WHERE made < $1;

-- exec access_add(id id, person id, learner id, what text, thing id, at time)
INSERT INTO access_log (id, person, learner, what, thing, at)
VALUES ($1, $2, $3, $4, $5, $6);

-- row access: person text, learner text, what text, thing id, at time

-- each access_list(learner id): access
SELECT p.ref AS person, l.ref AS learner, a.what, a.thing, a.at
FROM access_log a
JOIN person p ON p.id = a.person
JOIN person l ON l.id = a.learner
WHERE $1 IS NULL OR a.learner = $1
ORDER BY a.at, a.id;
