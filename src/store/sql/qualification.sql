-- Qualifications of the library, and learners on them.

-- row qualification: id id, key text, rev int, title text, sha256 text, loaded time

-- exec qualification_add(id id, key text, rev int, title text, body text, xml text, sha256 text, loaded time)
INSERT INTO qualification (id, key, rev, title, body, xml, sha256, loaded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- exec qualification_rule_add(qualification id, position int, per text, methods text, least int, most int, occasions int, days int)
INSERT INTO qualification_rule (qualification, position, per, methods, least,
    most, occasions, days)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- one qualification_newest(key text): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
WHERE key = $1 ORDER BY rev DESC LIMIT 1;

-- one qualification_get(key text, rev int): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
WHERE key = $1 AND rev = $2;

-- many qualification_list(max int): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
ORDER BY key, rev LIMIT $1;

-- row qualification_xml: xml text

-- one qualification_xml(id id): qualification_xml
SELECT xml FROM qualification WHERE id = $1;

-- row qualifying: id id, learner id, qualification id, key text, rev int, start_day text, target_day text, enrolled time

-- many qualifying_list(learner id): qualifying
SELECT e.id, e.learner, e.qualification, q.key, q.rev, e.start_day,
       e.target_day, e.enrolled
FROM qualification_enrolment e JOIN qualification q ON q.id = e.qualification
WHERE e.learner = $1 ORDER BY e.start_day, q.key, q.rev;

-- one qualifying_get(id id): qualifying
SELECT e.id, e.learner, e.qualification, q.key, q.rev, e.start_day,
       e.target_day, e.enrolled
FROM qualification_enrolment e JOIN qualification q ON q.id = e.qualification
WHERE e.id = $1;

-- exec qualifying_add(id id, learner id, qualification id, start_day text, target_day text, now time)
INSERT INTO qualification_enrolment (id, learner, qualification, start_day,
    target_day, enrolled)
VALUES ($1, $2, $3, $4, $5, $6);

-- row choice: enrolment id

-- many choice_list(qualifying id): choice
SELECT enrolment FROM qualification_choice WHERE qualification = $1;

-- exec choice_add(qualifying id, enrolment id)
INSERT INTO qualification_choice (qualification, enrolment) VALUES ($1, $2);

-- exec choice_remove(qualifying id, enrolment id)
DELETE FROM qualification_choice WHERE qualification = $1 AND enrolment = $2;

-- Is anything there that an enrolment's end would lose, or does it count for
-- another qualification?
-- row enrolment_use: n int

-- one enrolment_use(enrolment id): enrolment_use
SELECT (SELECT COUNT(*) FROM mapping WHERE enrolment = $1)
     + (SELECT COUNT(*) FROM decision WHERE enrolment = $1)
     + (SELECT COUNT(*) FROM unit_step WHERE enrolment = $1)
     + (SELECT COUNT(*) FROM migration WHERE enrolment = $1)
     + (SELECT COUNT(*) FROM migration WHERE successor = $1)
     + (SELECT COUNT(*) FROM qualification_choice WHERE enrolment = $1) AS n;

-- exec allocation_remove_all(enrolment id)
DELETE FROM allocation WHERE enrolment = $1;

-- exec enrolment_remove(id id)
DELETE FROM enrolment WHERE id = $1;
