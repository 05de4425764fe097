-- Migrations: enrolments that go on under another unit or revision.

-- row migrating: enrolment id, learner id

-- many migrating(unit id): migrating
SELECT e.id AS enrolment, e.learner
FROM enrolment e JOIN person p ON p.id = e.learner
WHERE e.unit = $1 ORDER BY p.ref;

-- row enrolment_on: id id, start_day text, target_day text, successor id

-- one enrolment_on(learner id, unit id): enrolment_on
SELECT e.id, e.start_day, e.target_day, m.successor
FROM enrolment e LEFT JOIN migration m ON m.enrolment = e.id
WHERE e.learner = $1 AND e.unit = $2;

-- exec migration_add(enrolment id, successor id, now time)
INSERT INTO migration (enrolment, successor, made) VALUES ($1, $2, $3);

-- row migrated: enrolment id, key text, rev int

-- where the enrolment went on
-- one migrated_to(enrolment id): migrated
SELECT e.id AS enrolment, u.key, u.rev
FROM migration m JOIN enrolment e ON e.id = m.successor
JOIN unit u ON u.id = e.unit
WHERE m.enrolment = $1;

-- what goes on in it
-- many migrated_from(enrolment id): migrated
SELECT e.id AS enrolment, u.key, u.rev
FROM migration m JOIN enrolment e ON e.id = m.enrolment
JOIN unit u ON u.id = e.unit
WHERE m.successor = $1 ORDER BY u.key, u.rev;

-- row carrying_decision: id id, item id, review id, finished time, decision text, letter text, note text, standing flag, first id

-- many carrying_decisions(enrolment id): carrying_decision
SELECT d.id, d.item, d.review, r.finished, d.decision, d.letter, d.note,
       d.standing, COALESCE(k.first, d.id) AS first
FROM decision d JOIN review r ON r.id = d.review
JOIN item i ON i.id = d.item
LEFT JOIN decision_carried k ON k.decision = d.id
WHERE d.enrolment = $1 ORDER BY i.position, r.finished, d.id;

-- row carrying_mapping: item id, evidence id, version int, mapper id, state text, basis text, line text, region text, sent time

-- many carrying_mappings(enrolment id): carrying_mapping
SELECT m.item, m.evidence, m.version, m.mapper, m.state, m.basis, m.line,
       m.region, v.submitted AS sent
FROM mapping m
JOIN evidence_version v ON v.evidence = m.evidence AND v.version = m.version
WHERE m.enrolment = $1 ORDER BY m.made, m.id;

-- exec decision_carry(id id, review id, enrolment id, item id, decision text, letter text, note text, standing flag)
INSERT INTO decision (id, review, enrolment, item, decision, letter, note,
    standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- exec decision_carried_add(decision id, first id)
INSERT INTO decision_carried (decision, first) VALUES ($1, $2);

-- exec mapping_carry_add(id id, evidence id, version int, enrolment id, item id, mapper id, state text, now time, basis text, line text, region text)
INSERT INTO mapping (id, evidence, version, enrolment, item, mapper, state,
    made, basis, line, region)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- row carried: item id, key text, rev int, name text

-- where the standing decisions of the enrolment that were carried come from
-- many carried(enrolment id): carried
SELECT d.item, u.key, u.rev, i.name
FROM decision d JOIN decision_carried k ON k.decision = d.id
JOIN decision f ON f.id = k.first
JOIN item i ON i.id = f.item JOIN unit u ON u.id = i.unit
WHERE d.enrolment = $1 AND d.standing = 1;
