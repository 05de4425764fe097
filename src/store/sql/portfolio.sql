-- row enrolment: id id, learner id, unit id, key text, rev int, title text, start_day text, target_day text, enrolled time, declared_at time, signed_at time, stage text, successor id

-- one enrolment_get(id id): enrolment
SELECT e.id, e.learner, e.unit, u.key, u.rev, u.title, e.start_day,
       e.target_day, e.enrolled, t.declared AS declared_at,
       t.signed AS signed_at, t.stage,
       (SELECT g.successor FROM migration g WHERE g.enrolment = e.id)
           AS successor
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_stage t ON t.enrolment = e.id
WHERE e.id = $1;

-- the learner's enrolment on a unit, the newest revision first
-- many enrolment_by_key(learner id, key text): enrolment
SELECT e.id, e.learner, e.unit, u.key, u.rev, u.title, e.start_day,
       e.target_day, e.enrolled, t.declared AS declared_at,
       t.signed AS signed_at, t.stage,
       (SELECT g.successor FROM migration g WHERE g.enrolment = e.id)
           AS successor
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_stage t ON t.enrolment = e.id
WHERE e.learner = $1 AND u.key = $2
ORDER BY u.rev DESC;

-- many enrolment_list(learner id): enrolment
SELECT e.id, e.learner, e.unit, u.key, u.rev, u.title, e.start_day,
       e.target_day, e.enrolled, t.declared AS declared_at,
       t.signed AS signed_at, t.stage,
       (SELECT g.successor FROM migration g WHERE g.enrolment = e.id)
           AS successor
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_stage t ON t.enrolment = e.id
WHERE e.learner = $1
ORDER BY e.start_day, u.key, u.rev;

-- exec enrolment_add(id id, learner id, unit id, start_day text, target_day text, now time)
INSERT INTO enrolment (id, learner, unit, start_day, target_day, enrolled)
VALUES ($1, $2, $3, $4, $5, $6);

-- row enrolled_learner: id id, ref text, name text

-- many enrolled_learners(max int): enrolled_learner
SELECT p.id, p.ref, p.name FROM person p
WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.learner = p.id)
ORDER BY p.ref LIMIT $1;

-- row allocation: id id, person id, ref text, name text, role text, from_day text, to_day text

-- many allocation_list(enrolment id): allocation
SELECT a.id, a.person, p.ref, p.name, a.role, a.from_day, a.to_day
FROM allocation a JOIN person p ON p.id = a.person
WHERE a.enrolment = $1 ORDER BY a.from_day, p.ref;

-- exec allocation_add(id id, enrolment id, person id, role text, from_day text)
INSERT INTO allocation (id, enrolment, person, role, from_day)
VALUES ($1, $2, $3, $4, $5);

-- row allocated: n int

-- is the person allocated to the learner's enrolment on that day?
-- one allocated(enrolment id, person id, role text, day text): allocated
SELECT COUNT(*) AS n FROM allocation
WHERE enrolment = $1 AND person = $2 AND role = $3 AND from_day <= $4
  AND (to_day IS NULL OR to_day >= $4);

-- to any unit of the learner
-- one allocated_to_learner(learner id, person id, role text, day text): allocated
SELECT COUNT(*) AS n FROM allocation a JOIN enrolment e ON e.id = a.enrolment
WHERE e.learner = $1 AND a.person = $2 AND a.role = $3 AND a.from_day <= $4
  AND (a.to_day IS NULL OR a.to_day >= $4);

-- row unit_item: id id, name text, parent id, section text, assess text, sha256 text, position int

-- one unit_item_find(unit id, name text): unit_item
SELECT id, name, parent, section, assess, sha256, position FROM item
WHERE unit = $1 AND name = $2;

-- row evidence: id id, learner id, number int, version int

-- not one whose only draft was discarded: it keeps its number
-- one evidence_get(id id): evidence
SELECT e.id, e.learner, e.number,
       (SELECT MAX(v.version) FROM evidence_version v WHERE v.evidence = e.id)
           AS version
FROM evidence e
WHERE e.id = $1 AND EXISTS
    (SELECT 1 FROM evidence_version v WHERE v.evidence = e.id);

-- many evidence_list(learner id, max int): evidence
SELECT e.id, e.learner, e.number,
       (SELECT MAX(v.version) FROM evidence_version v WHERE v.evidence = e.id)
           AS version
FROM evidence e WHERE e.learner = $1 ORDER BY e.number LIMIT $2;

-- the newest version of each piece, without its text
-- row evidence_listed: id id, number int, version int, state text, type text, title text, language text, happened text

-- each evidence_listed(learner id): evidence_listed
SELECT e.id, e.number, v.version, v.state, v.type, v.title, v.language,
       v.happened
FROM evidence e JOIN evidence_version v ON v.evidence = e.id
WHERE e.learner = $1 AND v.version =
    (SELECT MAX(m.version) FROM evidence_version m WHERE m.evidence = e.id)
ORDER BY e.number;

-- row evidence_number: n int

-- one evidence_last_number(learner id): evidence_number
SELECT COALESCE(MAX(number), 0) AS n FROM evidence WHERE learner = $1;

-- exec evidence_add(id id, learner id, number int, now time)
INSERT INTO evidence (id, learner, number, made) VALUES ($1, $2, $3, $4);

-- row evidence_version: evidence id, version int, record id, recorder id, state text, type text, title text, words text, link text, language text, happened text, others text, details text, content text, made time, submitted time, confirmed time, comment text

-- one evidence_version_get(evidence id, version int): evidence_version
SELECT evidence, version, record, recorder, state, type, title, words, link,
       language, happened, others, details, content, made, submitted,
       confirmed, comment
FROM evidence_version WHERE evidence = $1 AND version = $2;

-- the newest version that was submitted
-- one evidence_version_submitted(evidence id): evidence_version
SELECT evidence, version, record, recorder, state, type, title, words, link,
       language, happened, others, details, content, made, submitted,
       confirmed, comment
FROM evidence_version WHERE evidence = $1 AND submitted IS NOT NULL
ORDER BY version DESC LIMIT 1;

-- many evidence_version_list(evidence id): evidence_version
SELECT evidence, version, record, recorder, state, type, title, words, link,
       language, happened, others, details, content, made, submitted,
       confirmed, comment
FROM evidence_version WHERE evidence = $1 ORDER BY version;

-- exec evidence_version_add(evidence id, version int, record id, recorder id, type text, title text, words text, link text, language text, happened text, others text, details text, content text, now time)
INSERT INTO evidence_version (evidence, version, record, recorder, state, type,
    title, words, link, language, happened, others, details, content, made)
VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- a draft may still change
-- change evidence_version_redraft(evidence id, version int, record id, type text, title text, words text, link text, language text, happened text, others text, details text, content text)
UPDATE evidence_version SET record = $3, type = $4, title = $5, words = $6,
    link = $7, language = $8, happened = $9, others = $10, details = $11,
    content = $12
WHERE evidence = $1 AND version = $2 AND state = 'draft';

-- change evidence_version_submit(evidence id, version int, now time)
UPDATE evidence_version SET state = 'submitted', submitted = $3
WHERE evidence = $1 AND version = $2 AND state = 'draft';

-- change evidence_version_recall(evidence id, version int)
UPDATE evidence_version SET state = 'draft', submitted = NULL
WHERE evidence = $1 AND version = $2 AND state = 'submitted';

-- change evidence_version_begin(evidence id, version int)
UPDATE evidence_version SET state = 'in-review'
WHERE evidence = $1 AND version = $2 AND state = 'submitted';

-- with its files and mappings gone before
-- exec evidence_version_discard(evidence id, version int)
DELETE FROM evidence_version
WHERE evidence = $1 AND version = $2 AND state = 'draft';

-- change evidence_version_confirm(evidence id, version int, now time, comment text)
UPDATE evidence_version SET confirmed = $3, comment = $4
WHERE evidence = $1 AND version = $2 AND confirmed IS NULL;

-- exec evidence_withdraw(evidence id)
UPDATE evidence_version SET state = 'withdrawn' WHERE evidence = $1;

-- change evidence_version_state(evidence id, version int, state text)
UPDATE evidence_version SET state = $3 WHERE evidence = $1 AND version = $2;

-- row evidence_file: evidence id, version int, position int, name text, sha256 text, size int

-- many evidence_file_list(evidence id, version int): evidence_file
SELECT evidence, version, position, name, sha256, size FROM evidence_file
WHERE evidence = $1 AND version = $2 ORDER BY position;

-- exec evidence_file_add(evidence id, version int, position int, name text, sha256 text, size int)
INSERT INTO evidence_file (evidence, version, position, name, sha256, size)
VALUES ($1, $2, $3, $4, $5, $6);

-- exec evidence_file_remove_all(evidence id, version int)
DELETE FROM evidence_file WHERE evidence = $1 AND version = $2;

-- row mapping: id id, evidence id, version int, enrolment id, unit id, item id, key text, rev int, name text, state text, mapper id, basis text, line text, region text, made time

-- many mapping_list(evidence id, version int): mapping
SELECT m.id, m.evidence, m.version, m.enrolment, i.unit, m.item, u.key, u.rev, i.name,
       m.state, m.mapper, m.basis, m.line, m.region, m.made
FROM mapping m JOIN item i ON i.id = m.item JOIN unit u ON u.id = i.unit
WHERE m.evidence = $1 AND m.version = $2
ORDER BY u.key, u.rev, i.position;

-- row mapped: id id, state text, basis text, line text, region text

-- one mapping_find(evidence id, version int, item id): mapped
SELECT id, state, basis, line, region FROM mapping
WHERE evidence = $1 AND version = $2 AND item = $3;

-- row mapping_count: n int

-- one mapping_exists(evidence id, version int, item id): mapping_count
SELECT COUNT(*) AS n FROM mapping
WHERE evidence = $1 AND version = $2 AND item = $3;

-- in any version
-- one mapping_to_enrolment(evidence id, enrolment id): mapping_count
SELECT COUNT(*) AS n FROM mapping WHERE evidence = $1 AND enrolment = $2;

-- whose idea it was: already proposed for the version before, or new
-- exec mapping_add(id id, evidence id, version int, enrolment id, item id, mapper id, now time, basis text, line text, region text)
INSERT INTO mapping (id, evidence, version, enrolment, item, mapper, state,
    made, basis, line, region)
VALUES ($1, $2, $3, $4, $5,
    COALESCE((SELECT b.mapper FROM mapping b
        WHERE b.evidence = $2 AND b.version = $3 - 1 AND b.item = $5
          AND b.state = 'proposed'), $6), 'proposed', $7, $8, $9, $10);

-- exec mapping_place(id id, basis text, line text, region text)
UPDATE mapping SET basis = $2, line = $3, region = $4 WHERE id = $1;

-- exec mapping_remove(id id)
DELETE FROM mapping WHERE id = $1;

-- exec mapping_remove_all(evidence id, version int)
DELETE FROM mapping WHERE evidence = $1 AND version = $2;

-- what was confirmed for an item that is met no longer
-- exec mapping_reopen(enrolment id, item id)
UPDATE mapping SET state = 'proposed'
WHERE enrolment = $1 AND item = $2 AND state = 'confirmed';

-- unless it is confirmed
-- change mapping_refuse(evidence id, version int, item id)
UPDATE mapping SET state = 'refused'
WHERE evidence = $1 AND version = $2 AND item = $3 AND state <> 'confirmed';

-- exec mapping_state(evidence id, version int, item id, state text)
UPDATE mapping SET state = $4
WHERE evidence = $1 AND version = $2 AND item = $3;
