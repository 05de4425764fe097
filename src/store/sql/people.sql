-- row person: id id, ref text, name text, email text, language text, added time, disabled time

-- one person_get(id id): person
SELECT id, ref, name, email, language, added, disabled FROM person
WHERE id = $1;

-- by reference or e-mail address, as people are named
-- one person_find(named text): person
SELECT id, ref, name, email, language, added, disabled FROM person
WHERE ref = $1 OR email = $1;

-- many person_list(max int): person
SELECT id, ref, name, email, language, added, disabled FROM person
ORDER BY ref LIMIT $1;

-- exec person_add(id id, ref text, name text, email text, language text, now time)
INSERT INTO person (id, ref, name, email, language, added)
VALUES ($1, $2, $3, $4, $5, $6);

-- exec person_set_language(id id, language text)
UPDATE person SET language = $2 WHERE id = $1;

-- change person_disable(id id, now time)
UPDATE person SET disabled = $2 WHERE id = $1 AND disabled IS NULL;

-- row count: n int

-- one person_count(): count
SELECT COUNT(*) AS n FROM person;

-- exec role_add(person id, role text, now time)
INSERT INTO role (person, role, given) VALUES ($1, $2, $3);

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

-- exec approval_add(id id, person id, role text, unit_key text, from_day text, to_day text, now time)
INSERT INTO approval (id, person, role, unit_key, from_day, to_day, given)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- row approval: id id, role text, unit_key text, from_day text, to_day text

-- many approval_list(person id): approval
SELECT id, role, unit_key, from_day, to_day FROM approval
WHERE person = $1 ORDER BY unit_key, from_day;
