-- Decisions that were made elsewhere.

-- exec review_import_add(evidence id, version int, decider text, next_step text)
INSERT INTO review_import (evidence, version, decider, next_step)
VALUES ($1, $2, $3, $4);

-- exec imported_decision_add(evidence id, enrolment id, item id, decision text, letter text)
INSERT INTO imported_decision (evidence, enrolment, item, decision, letter)
VALUES ($1, $2, $3, $4, $5);

-- adopted by the review, once
-- change review_import_adopt(evidence id, review id)
UPDATE review_import SET review = $2 WHERE evidence = $1 AND review IS NULL;

-- row review_import: evidence id, version int, learner id, learner_name text, recorder text, day text, decider text, next_step text, review id

-- one review_import_get(evidence id): review_import
SELECT m.evidence, m.version, e.learner, p.name AS learner_name,
       b.name AS recorder, v.happened AS day, m.decider, m.next_step,
       m.review
FROM review_import m
JOIN evidence e ON e.id = m.evidence
JOIN evidence_version v ON v.evidence = m.evidence AND v.version = m.version
JOIN person p ON p.id = e.learner
JOIN person b ON b.id = v.recorder
WHERE m.evidence = $1;

-- row imported_decision: enrolment id, unit id, item id, key text, rev int, name text, decision text, letter text

-- many imported_decisions(evidence id): imported_decision
SELECT d.enrolment, i.unit, d.item, u.key, u.rev, i.name, d.decision, d.letter
FROM imported_decision d JOIN item i ON i.id = d.item
JOIN unit u ON u.id = i.unit
WHERE d.evidence = $1 ORDER BY u.key, u.rev, i.position;

-- what a review adopted
-- row adopted: evidence id, version int, day text, decider text

-- one adopted_by(review id): adopted
SELECT m.evidence, m.version, v.happened AS day, m.decider
FROM review_import m
JOIN evidence_version v ON v.evidence = m.evidence AND v.version = m.version
WHERE m.review = $1;
