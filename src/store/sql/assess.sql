-- row review: id id, learner id, assessor id, finished time, digest text, feedback text, next_step text, due text

-- one review_get(id id): review
SELECT id, learner, assessor, finished, digest, feedback, next_step, due
FROM review WHERE id = $1;

-- one review_same(learner id, digest text): review
SELECT id, learner, assessor, finished, digest, feedback, next_step, due
FROM review WHERE learner = $1 AND digest = $2
ORDER BY finished DESC, id DESC LIMIT 1;

-- what has overtaken it: decisions ended, evidence judged by a later review
-- row review_later: n int

-- one review_later(review id): review_later
SELECT (SELECT COUNT(*) FROM decision d WHERE d.review = w.id AND d.standing = 0)
     + (SELECT COUNT(*) FROM review_evidence m
        JOIN review_evidence o ON o.evidence = m.evidence
        JOIN review l ON l.id = o.review
        WHERE m.review = w.id AND (l.finished, l.id) > (w.finished, w.id)) AS n
FROM review w WHERE w.id = $1;

-- many review_list(learner id): review
SELECT id, learner, assessor, finished, digest, feedback, next_step, due
FROM review WHERE learner = $1 ORDER BY finished, id;

-- exec review_add(id id, learner id, assessor id, now time, digest text, feedback text, next_step text, due text)
INSERT INTO review (id, learner, assessor, finished, digest, feedback,
    next_step, due)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- exec review_evidence_add(review id, evidence id, version int, vacr text, outcome text)
INSERT INTO review_evidence (review, evidence, version, vacr, outcome)
VALUES ($1, $2, $3, $4, $5);

-- row review_evidence: review id, evidence id, version int, vacr text, outcome text

-- many review_evidence_list(review id): review_evidence
SELECT r.review, r.evidence, r.version, r.vacr, r.outcome
FROM review_evidence r JOIN evidence e ON e.id = r.evidence
WHERE r.review = $1 ORDER BY e.number;

-- row decision: id id, review id, enrolment id, item id, key text, rev int, name text, decision text, letter text, note text, standing flag

-- many decision_list(review id): decision
SELECT d.id, d.review, d.enrolment, d.item, u.key, u.rev, i.name, d.decision,
       d.letter, d.note, d.standing
FROM decision d JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
WHERE d.review = $1 ORDER BY u.key, u.rev, i.position;

-- exec decision_end(enrolment id, item id)
UPDATE decision SET standing = 0
WHERE enrolment = $1 AND item = $2 AND standing = 1;

-- exec decision_add(id id, review id, enrolment id, item id, decision text, letter text, note text)
INSERT INTO decision (id, review, enrolment, item, decision, letter, note,
    standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1);

-- exec decision_rest_add(decision id, evidence id, version int)
INSERT INTO decision_rest (decision, evidence, version) VALUES ($1, $2, $3);

-- row decision_rest: decision id, evidence id, version int, number int

-- many decision_rest_list(decision id): decision_rest
SELECT t.decision, t.evidence, t.version, e.number
FROM decision_rest t JOIN evidence e ON e.id = t.evidence
WHERE t.decision = $1 ORDER BY e.number;

-- enrolments whose standing decisions rest on the evidence
-- row resting: enrolment id

-- many resting(evidence id): resting
SELECT DISTINCT d.enrolment
FROM decision_rest t
JOIN decision d ON d.id = t.decision AND d.standing = 1
WHERE t.evidence = $1
ORDER BY d.enrolment;

-- what was confirmed for items that are met by the evidence, and by others' too
-- exec mapping_reopen_resting(evidence id)
UPDATE mapping SET state = 'proposed' WHERE id IN
    (SELECT m.id FROM decision_rest t
     JOIN decision d ON d.id = t.decision
     JOIN mapping m ON m.enrolment = d.enrolment AND m.item = d.item
     WHERE t.evidence = $1 AND d.standing = 1 AND m.state = 'confirmed');

-- exec decision_end_resting(evidence id)
UPDATE decision SET standing = 0
WHERE standing = 1 AND id IN
    (SELECT decision FROM decision_rest WHERE evidence = $1);

-- where each item of an enrolment stands: its standing decision; how much live
-- evidence is mapped to it, as its newest version that says so has it; and how
-- much waits: submitted in no later version, not refused, and not what the
-- standing decision or one before it rested on
-- row item_standing: id id, name text, parent id, section text, label text, assess text, words text, decision text, mapped int, waiting int

-- many item_standing(enrolment id): item_standing
SELECT i.id, i.name, i.parent, i.section, i.label, i.assess, t.words,
       d.decision,
       (SELECT COUNT(*) FROM mapping m
        JOIN evidence_version v
            ON v.evidence = m.evidence AND v.version = m.version
        WHERE m.enrolment = e.id AND m.item = i.id AND m.state <> 'refused'
          AND v.state <> 'withdrawn'
          AND NOT EXISTS (SELECT 1 FROM mapping l
              WHERE l.evidence = m.evidence AND l.item = m.item
                AND l.version > m.version)) AS mapped,
       (SELECT COUNT(*) FROM mapping m
        JOIN evidence_version v
            ON v.evidence = m.evidence AND v.version = m.version
        WHERE m.enrolment = e.id AND m.item = i.id AND m.state <> 'refused'
          AND v.state IN ('submitted', 'in-review', 'accepted',
              'accepted-in-part')
          AND NOT EXISTS (SELECT 1 FROM evidence_version l
              WHERE l.evidence = m.evidence AND l.version > m.version
                AND l.submitted IS NOT NULL)
          AND (d.id IS NULL OR NOT EXISTS (SELECT 1 FROM decision_rest r
              JOIN decision o ON o.id = r.decision
              WHERE r.evidence = m.evidence AND r.version = m.version
                AND o.enrolment = m.enrolment AND o.item = m.item))) AS waiting
FROM enrolment e
JOIN unit u ON u.id = e.unit
JOIN item i ON i.unit = e.unit
LEFT JOIN item_text t ON t.item = i.id AND t.language = u.language
LEFT JOIN decision d
    ON d.enrolment = e.id AND d.item = i.id AND d.standing = 1
WHERE e.id = $1
ORDER BY i.position;

-- change enrolment_declare(enrolment id, now time)
UPDATE enrolment SET declared = $2 WHERE id = $1 AND declared IS NULL;

-- change enrolment_sign(enrolment id, now time)
UPDATE enrolment SET signed = $2 WHERE id = $1 AND signed IS NULL;

-- exec unit_signature_add(id id, enrolment id, kind text, person id, now time)
INSERT INTO unit_signature (id, enrolment, kind, person, made)
VALUES ($1, $2, $3, $4, $5);

-- row unit_signature: id id, kind text, person id, made time

-- many unit_signature_list(enrolment id): unit_signature
SELECT id, kind, person, made FROM unit_signature
WHERE enrolment = $1 ORDER BY made;

-- who made the standing decisions a signature relies on
-- row relied: person id

-- many relied_on(enrolment id): relied
SELECT DISTINCT r.assessor AS person FROM decision d JOIN review r ON r.id = d.review
WHERE d.enrolment = $1 AND d.standing = 1 ORDER BY r.assessor;
