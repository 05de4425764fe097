-- Dated records and the actions that follow from them, or from samples.

-- row dated: id id, kind text, about id, about_name text, author id, author_name text, day text, due text, words text, made time, ended time, outcome text

-- one dated_get(id id): dated
SELECT d.id, d.kind, d.about, p.name AS about_name, d.author,
       a.name AS author_name, d.day, d.due, d.words, d.made, d.ended,
       d.outcome
FROM dated d JOIN person a ON a.id = d.author
LEFT JOIN person p ON p.id = d.about
WHERE d.id = $1;

-- the newest first; about one person
-- many dated_about(about id, max int): dated
SELECT d.id, d.kind, d.about, p.name AS about_name, d.author,
       a.name AS author_name, d.day, d.due, d.words, d.made, d.ended,
       d.outcome
FROM dated d JOIN person a ON a.id = d.author
JOIN person p ON p.id = d.about
WHERE d.about = $1 ORDER BY d.day DESC, d.id DESC LIMIT $2;

-- many dated_of_kind(kind text, max int): dated
SELECT d.id, d.kind, d.about, p.name AS about_name, d.author,
       a.name AS author_name, d.day, d.due, d.words, d.made, d.ended,
       d.outcome
FROM dated d JOIN person a ON a.id = d.author
LEFT JOIN person p ON p.id = d.about
WHERE d.kind = $1 ORDER BY d.day DESC, d.id DESC LIMIT $2;

-- learners 0: about no learner
-- many dated_latest(learners flag, max int): dated
SELECT d.id, d.kind, d.about, p.name AS about_name, d.author,
       a.name AS author_name, d.day, d.due, d.words, d.made, d.ended,
       d.outcome
FROM dated d JOIN person a ON a.id = d.author
LEFT JOIN person p ON p.id = d.about
WHERE d.day >= ''
  AND ($1 = 1 OR NOT EXISTS (SELECT 1 FROM role r
        WHERE r.person = d.about AND r.role = 'learner'))
ORDER BY d.day DESC, d.id DESC LIMIT $2;

-- those that name somebody: who wrote it, whom it is about, who took part
-- many dated_naming(person id, max int): dated
SELECT d.id, d.kind, d.about, p.name AS about_name, d.author,
       a.name AS author_name, d.day, d.due, d.words, d.made, d.ended,
       d.outcome
FROM dated_person c JOIN dated d ON d.id = c.dated
JOIN person a ON a.id = d.author LEFT JOIN person p ON p.id = d.about
WHERE c.person = $1 ORDER BY d.day DESC, d.id DESC LIMIT $2;

-- exec dated_add(id id, kind text, about id, author id, day text, due text, blocks flag, words text, now time)
INSERT INTO dated (id, kind, about, author, day, due, blocks, words, made)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- change dated_end(id id, outcome text, now time)
UPDATE dated SET ended = $3, outcome = $2 WHERE id = $1 AND ended IS NULL;

-- row unit_under: appeal flag, investigation flag

-- What is open about the learner, and about this unit if it names criteria.
-- one unit_under(enrolment id): unit_under
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM dated d
        WHERE d.about = e.learner AND d.kind = 'appeal' AND d.ended IS NULL
          AND (NOT EXISTS (SELECT 1 FROM dated_item n WHERE n.dated = d.id)
            OR EXISTS (SELECT 1 FROM dated_item n JOIN item i ON i.id = n.item
                WHERE n.dated = d.id AND i.unit = e.unit)))
        THEN 1 ELSE 0 END AS smallint) AS appeal,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM dated d
        WHERE d.about = e.learner AND d.kind = 'malpractice'
          AND d.ended IS NULL)
        THEN 1 ELSE 0 END AS smallint) AS investigation
FROM enrolment e WHERE e.id = $1;

-- exec dated_person_add(dated id, person id)
INSERT INTO dated_person (dated, person) VALUES ($1, $2)
ON CONFLICT (dated, person) DO NOTHING;

-- row dated_person: person id, name text, signed_at time

-- many dated_people(dated id): dated_person
SELECT c.person, p.name, s.made AS signed_at
FROM dated_person c JOIN person p ON p.id = c.person
LEFT JOIN dated_signature s ON s.dated = c.dated AND s.person = c.person
WHERE c.dated = $1 ORDER BY p.name, p.ref;

-- exec dated_sign(dated id, person id, now time)
INSERT INTO dated_signature (dated, person, made) VALUES ($1, $2, $3);

-- row named_item: item id, key text, rev int, name text

-- exec dated_item_add(dated id, item id)
INSERT INTO dated_item (dated, item) VALUES ($1, $2);

-- many dated_items(dated id): named_item
SELECT i.id AS item, u.key, u.rev, i.name
FROM dated_item d JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
WHERE d.dated = $1 ORDER BY u.key, u.rev, i.position;

-- row dated_file: name text, sha256 text, size int

-- exec dated_file_add(dated id, position int, name text, sha256 text, size int)
INSERT INTO dated_file (dated, position, name, sha256, size)
VALUES ($1, $2, $3, $4, $5);

-- many dated_files(dated id): dated_file
SELECT name, sha256, size FROM dated_file WHERE dated = $1 ORDER BY position;

-- row action: id id, origin id, number int, about id, about_name text, required flag, owner id, owner_name text, due text, words text, made time, done time, outcome text

-- one action_get(id id): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.id = $1;

-- many actions_from(origin id): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.origin = $1 ORDER BY a.number;

-- what is not done yet, what is due soonest first; of one owner
-- many actions_owned(owner id, max int): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.owner = $1 AND a.done IS NULL
ORDER BY COALESCE(a.due, '9999'), a.made, a.number LIMIT $2;

-- what keeps a learner's claim back, or the release of one unit
-- many actions_blocking(learner id, enrolment id): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.about = $1 AND a.required = 1 AND a.done IS NULL
  AND ($2 IS NULL OR a.enrolment = $2)
ORDER BY a.made, a.number;

-- many actions_open(max int): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.done IS NULL ORDER BY COALESCE(a.due, '9999'), a.made, a.number LIMIT $1;

-- those of others that an IQA or the coordinator may read: nothing about
-- themselves; about a learner the coordinator, or whom quality_opens() names
-- many actions_of_others(person id, day text, max int): action
SELECT a.id, a.origin, a.number, a.about, l.name AS about_name, a.required,
       a.owner, p.name AS owner_name, a.due, a.words, a.made, a.done,
       a.outcome
FROM action a JOIN person p ON p.id = a.owner
LEFT JOIN person l ON l.id = a.about
WHERE a.done IS NULL AND a.owner <> $1
  AND (a.about IS NULL OR a.about <> $1)
  AND (EXISTS (SELECT 1 FROM role r
        WHERE r.person = $1 AND r.role = 'coordinator')
    OR NOT EXISTS (SELECT 1 FROM role r
        WHERE r.person = a.about AND r.role = 'learner')
    OR EXISTS (SELECT 1 FROM enrolment e JOIN unit u ON u.id = e.unit
        WHERE e.learner = a.about
          AND (EXISTS (SELECT 1 FROM allocation g
                WHERE g.enrolment = e.id AND g.role = 'iqa' AND g.person = $1
                  AND g.from_day <= $2
                  AND (g.to_day IS NULL OR g.to_day >= $2))
            OR EXISTS (SELECT 1 FROM approval g
                WHERE g.person = $1 AND g.role IN ('iqa', 'trainee-iqa')
                  AND g.from_day <= $2 AND COALESCE(g.ended, g.to_day) >= $2
                  AND (g.unit_key = u.key
                    OR g.qualification_key IN (SELECT q.key
                        FROM qualification_choice k
                        JOIN qualification_enrolment n ON n.id = k.qualification
                        JOIN qualification q ON q.id = n.qualification
                        WHERE k.enrolment = e.id))))))
ORDER BY COALESCE(a.due, '9999'), a.made, a.number LIMIT $3;

-- exec action_add(id id, origin id, about id, enrolment id, required flag, owner id, due text, words text, now time)
INSERT INTO action (id, origin, number, about, enrolment, required, owner, due,
    words, made)
VALUES ($1, $2,
    (SELECT COALESCE(MAX(o.number), 0) + 1 FROM action o WHERE o.origin = $2),
    $3, $4, $5, $6, $7, $8, $9);

-- change action_done(id id, outcome text, now time)
UPDATE action SET done = $3, outcome = $2 WHERE id = $1 AND done IS NULL;

-- exec action_item_add(action id, item id)
INSERT INTO action_item (action, item) VALUES ($1, $2);

-- many action_items(action id): named_item
SELECT i.id AS item, u.key, u.rev, i.name
FROM action_item d JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
WHERE d.action = $1 ORDER BY u.key, u.rev, i.position;
