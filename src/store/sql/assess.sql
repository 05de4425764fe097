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
SELECT (SELECT COUNT(*) FROM decision d WHERE d.review = w.id AND d.standing = 0
        AND NOT EXISTS (SELECT 1 FROM trainee_decision t
            WHERE t.decision = d.id AND t.state = 'waiting'))
     + (SELECT COUNT(*) FROM review_evidence m
        JOIN review_evidence o ON o.evidence = m.evidence
        JOIN review l ON l.id = o.review
        WHERE m.review = w.id AND (l.finished, l.id) > (w.finished, w.id)) AS n
FROM review w WHERE w.id = $1;

-- many review_list(learner id): review
SELECT id, learner, assessor, finished, digest, feedback, next_step, due
FROM review WHERE learner = $1 ORDER BY finished, id;

-- what an assessor wrote in their latest reviews, the newest first
-- row phrase: words text

-- many phrase_list(assessor id, reviews int, length int, max int): phrase
WITH latest AS
    (SELECT id, feedback, next_step, finished FROM review WHERE assessor = $1
     ORDER BY finished DESC LIMIT $2)
SELECT p.words
FROM (SELECT feedback AS words, finished FROM latest
      UNION ALL SELECT next_step, finished FROM latest
      UNION ALL SELECT d.note, l.finished
      FROM latest l JOIN decision d ON d.review = l.id) p
WHERE p.words IS NOT NULL AND LENGTH(p.words) <= $3
GROUP BY p.words ORDER BY MAX(p.finished) DESC, p.words LIMIT $4;

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

-- first: of a decision that was carried the one it repeats, else itself;
-- from_: what that was made on
-- row decision: id id, review id, enrolment id, item id, key text, rev int, name text, decision text, letter text, note text, standing flag, first id, from_key text, from_rev int, from_name text

-- many decision_list(review id): decision
SELECT d.id, d.review, d.enrolment, d.item, u.key, u.rev, i.name, d.decision,
       d.letter, d.note, d.standing, COALESCE(k.first, d.id) AS first,
       fu.key AS from_key, fu.rev AS from_rev,
       fi.name AS from_name
FROM decision d JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
LEFT JOIN decision_carried k ON k.decision = d.id
LEFT JOIN decision f ON f.id = k.first
LEFT JOIN item fi ON fi.id = f.item LEFT JOIN unit fu ON fu.id = fi.unit
WHERE d.review = $1 ORDER BY u.key, u.rev, i.position, d.id;

-- exec decision_end(enrolment id, item id)
UPDATE decision SET standing = 0
WHERE enrolment = $1 AND item = $2 AND standing = 1;

-- exec decision_add(id id, review id, enrolment id, item id, decision text, letter text, note text, standing flag)
INSERT INTO decision (id, review, enrolment, item, decision, letter, note,
    standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- exec decision_rest_add(decision id, evidence id, version int)
INSERT INTO decision_rest (decision, evidence, version) VALUES ($1, $2, $3);

-- row decision_rest: decision id, evidence id, version int, number int

-- many decision_rest_list(decision id): decision_rest
SELECT t.decision, t.evidence, t.version, e.number
FROM decision_rest t JOIN evidence e ON e.id = t.evidence
WHERE t.decision = $1 ORDER BY e.number;

-- standing decisions that rest on the evidence
-- row resting: enrolment id, item id, key text, name text, position int

-- many resting(evidence id): resting
SELECT DISTINCT d.enrolment, d.item, u.key, i.name, i.position
FROM decision_rest t
JOIN decision d ON d.id = t.decision AND d.standing = 1
JOIN item i ON i.id = d.item
JOIN unit u ON u.id = i.unit
WHERE t.evidence = $1
ORDER BY d.enrolment, i.position;

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

-- What the states of an enrolment follow from.  Each comes from an index over
-- the enrolment, and what belongs together is put together in C.

-- row standing_decision: item id, id id, decision text, letter text, note text, review id

-- many standing_decisions(enrolment id): standing_decision
SELECT item, id, decision, letter, note, review FROM decision
WHERE enrolment = $1 AND standing = 1;

-- row standing_mapping: item id, evidence id, version int, state text

-- many standing_mappings(enrolment id): standing_mapping
SELECT item, evidence, version, state FROM mapping WHERE enrolment = $1;

-- all versions of each piece of evidence that is mapped to it, in any order
-- row standing_version: evidence id, number int, version int, state text, type text, title text, happened text, submitted time

-- many standing_versions(enrolment id): standing_version
SELECT v.evidence, e.number, v.version, v.state, v.type, v.title, v.happened,
       v.submitted
FROM evidence e JOIN evidence_version v ON v.evidence = e.id
WHERE e.id IN (SELECT m.evidence FROM mapping m WHERE m.enrolment = $1);

-- what the decisions on an item, ended or not, have rested on; not one that a
-- countersigner sent back
-- row standing_rest: evidence id, version int

-- many standing_rests(enrolment id, item id): standing_rest
SELECT r.evidence, r.version
FROM decision d JOIN decision_rest r ON r.decision = d.id
LEFT JOIN trainee_decision w ON w.decision = d.id
WHERE d.enrolment = $1 AND d.item = $2
  AND (w.state IS NULL OR w.state <> 'sent-back');

-- who held a review, and when
-- row review_by: assessor id, name text, finished time

-- one review_by(id id): review_by
SELECT r.assessor, p.name, r.finished
FROM review r JOIN person p ON p.id = r.assessor WHERE r.id = $1;

-- row signed_by: kind text, person id, name text

-- many signed_by(enrolment id): signed_by
SELECT s.kind, s.person, p.name
FROM unit_step s JOIN person p ON p.id = s.person
WHERE s.enrolment = $1 AND s.standing = 1;

-- exec unit_step_add(id id, enrolment id, kind text, person id, role text, reason text, now time)
INSERT INTO unit_step (id, enrolment, kind, person, role, reason, made,
    standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1);

-- exec unit_step_end(enrolment id, kind text)
UPDATE unit_step SET standing = 0
WHERE enrolment = $1 AND kind = $2 AND standing = 1;

-- a reopening ends all but the learner's declaration
-- exec unit_steps_end(enrolment id)
UPDATE unit_step SET standing = 0
WHERE enrolment = $1 AND kind <> 'declaration' AND standing = 1;

-- exec unit_reopened_add(step id, item id)
INSERT INTO unit_reopened (step, item) VALUES ($1, $2);

-- a step of the operator has neither person nor name
-- row unit_step: id id, kind text, person id, name text, role text, reason text, made time, standing flag

-- many unit_step_list(enrolment id): unit_step
SELECT s.id, s.kind, s.person, p.name, s.role, s.reason, s.made, s.standing
FROM unit_step s LEFT JOIN person p ON p.id = s.person
WHERE s.enrolment = $1 ORDER BY s.made, s.id;

-- row unit_reopened: name text

-- many unit_reopened_list(step id): unit_reopened
SELECT i.name FROM unit_reopened o JOIN item i ON i.id = o.item
WHERE o.step = $1 ORDER BY i.position;

-- who made the standing decisions a signature relies on
-- row relied: person id

-- many relied_on(enrolment id): relied
SELECT DISTINCT r.assessor AS person FROM decision d JOIN review r ON r.id = d.review
WHERE d.enrolment = $1 AND d.standing = 1 ORDER BY r.assessor;

-- An assessor's work.  Submitted versions that nothing newer replaces, of the
-- learners the person is allocated to on that day.

-- row queue: evidence id, learner id, name text, number int, version int, title text, type text, language text, submitted time, mapped int, files int, imported flag

-- many queue(person id, day text, max int): queue
SELECT e.id AS evidence, e.learner, p.name, e.number, v.version, v.title,
       v.type, v.language, v.submitted,
       (SELECT COUNT(*) FROM mapping m
        WHERE m.evidence = v.evidence AND m.version = v.version
          AND m.state <> 'refused') AS mapped,
       (SELECT COUNT(*) FROM evidence_file f
        WHERE f.evidence = v.evidence AND f.version = v.version) AS files,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM review_import m
            WHERE m.evidence = v.evidence AND m.version = v.version
              AND m.review IS NULL)
        THEN 1 ELSE 0 END AS smallint) AS imported
FROM evidence e
JOIN evidence_version v ON v.evidence = e.id
    AND v.state IN ('submitted', 'in-review')
JOIN person p ON p.id = e.learner
WHERE e.learner IN (SELECT n.learner
        FROM allocation a JOIN enrolment n ON n.id = a.enrolment
        WHERE a.person = $1 AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2))
  AND NOT EXISTS (SELECT 1 FROM evidence_version l
        WHERE l.evidence = v.evidence AND l.version > v.version
          AND l.submitted IS NOT NULL)
ORDER BY v.submitted, e.id LIMIT $3;

-- row queue_count: n int

-- one queue_count(person id, day text): queue_count
SELECT COUNT(*) AS n
FROM evidence e
JOIN evidence_version v ON v.evidence = e.id
    AND v.state IN ('submitted', 'in-review')
WHERE e.learner IN (SELECT n.learner
        FROM allocation a JOIN enrolment n ON n.id = a.enrolment
        WHERE a.person = $1 AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2))
  AND NOT EXISTS (SELECT 1 FROM evidence_version l
        WHERE l.evidence = v.evidence AND l.version > v.version
          AND l.submitted IS NOT NULL);

-- row caseload: enrolment id, learner id, name text, ref text, unit id, target_day text, declared_at time, signed_at time, stage text, rested flag

-- of one learner, or of all
-- many caseload(person id, day text, learner id, max int): caseload
SELECT enrolment, learner, name, ref, unit, target_day, declared_at, signed_at,
       stage, rested
FROM unit_in_hand
WHERE enrolment IN (SELECT a.enrolment FROM allocation a
        WHERE a.person = $1 AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2))
  AND ($3 IS NULL OR learner = $3)
ORDER BY name, ref, key, rev LIMIT $4;

-- many caseload_of(learner id, max int): caseload
SELECT enrolment, learner, name, ref, unit, target_day, declared_at, signed_at,
       stage, rested
FROM unit_in_hand WHERE learner = $1 ORDER BY key, rev LIMIT $2;

-- row last_sent: submitted time

-- one last_sent(learner id): last_sent
SELECT MAX(v.submitted) AS submitted
FROM evidence e JOIN evidence_version v ON v.evidence = e.id
WHERE e.learner = $1;

-- What became of a piece of evidence.

-- row feedback_review: id id, person id, name text, finished time, version int, vacr text, outcome text, feedback text, next_step text, due text, day text, decider text

-- the reviews that judged it, the newest first
-- many feedback_reviews(evidence id, max int): feedback_review
SELECT r.id, r.assessor AS person, p.name, r.finished, m.version, m.vacr,
       m.outcome, r.feedback, r.next_step, r.due, v.happened AS day,
       a.decider
FROM review_evidence m
JOIN review r ON r.id = m.review
JOIN person p ON p.id = r.assessor
LEFT JOIN review_import a ON a.review = r.id
LEFT JOIN evidence_version v ON v.evidence = a.evidence
    AND v.version = a.version
WHERE m.evidence = $1 ORDER BY r.finished DESC, r.id DESC LIMIT $2;

-- row feedback_decision: review id, enrolment id, unit id, item id, decision text, letter text, note text, standing flag

-- the decisions that rest on it, as they were made
-- many feedback_decisions(evidence id): feedback_decision
SELECT d.review, d.enrolment, i.unit, d.item, d.decision, d.letter, d.note,
       d.standing
FROM decision_rest t
JOIN decision d ON d.id = t.decision
JOIN item i ON i.id = d.item
JOIN unit u ON u.id = i.unit
WHERE t.evidence = $1
  AND NOT EXISTS (SELECT 1 FROM decision_carried k WHERE k.decision = d.id)
ORDER BY d.review, u.key, u.rev, i.position;

-- row version_history: version int, state text, title text, recorder id, name text, made time, submitted time, confirmed time, comment text

-- many version_history(evidence id, max int): version_history
SELECT v.version, v.state, v.title, v.recorder, p.name, v.made, v.submitted,
       v.confirmed, v.comment
FROM evidence_version v JOIN person p ON p.id = v.recorder
WHERE v.evidence = $1 ORDER BY v.version DESC LIMIT $2;

-- What a learner does next.

-- row next_piece: id id, number int, title text, language text, person id, name text, next_step text, due text, made time

-- feedback to act on: what went back, or met only a part; the newest version,
-- as the last review judged it; with a criterion that is not met and that no
-- other evidence waits for
-- many next_feedback(learner id, max int): next_piece
SELECT e.id, e.number, v.title, v.language, r.assessor AS person, p.name,
       r.next_step, r.due, r.finished AS made
FROM evidence e
JOIN evidence_version v ON v.evidence = e.id
    AND v.state IN ('returned', 'accepted-in-part')
JOIN review_evidence j ON j.evidence = v.evidence AND j.version = v.version
JOIN review r ON r.id = j.review
JOIN person p ON p.id = r.assessor
WHERE e.learner = $1
  AND NOT EXISTS (SELECT 1 FROM evidence_version l
        WHERE l.evidence = v.evidence AND l.version > v.version)
  AND NOT EXISTS (SELECT 1 FROM review_evidence k
        JOIN review l ON l.id = k.review
        WHERE k.evidence = v.evidence AND k.version = v.version
          AND (l.finished, l.id) > (r.finished, r.id))
  AND (EXISTS (SELECT 1 FROM mapping m
        LEFT JOIN decision d ON d.enrolment = m.enrolment AND d.item = m.item
            AND d.standing = 1
        WHERE m.evidence = v.evidence AND m.version = v.version
          AND m.state <> 'refused'
          AND NOT EXISTS
            (SELECT 1 FROM migration g WHERE g.enrolment = m.enrolment)
          AND (d.decision <> 'met' OR
               (d.decision IS NULL AND v.state = 'returned'))
          AND NOT EXISTS (SELECT 1 FROM mapping o
            JOIN evidence_version w ON w.evidence = o.evidence
                AND w.version = o.version
                AND w.state IN ('submitted', 'in-review')
            WHERE o.enrolment = m.enrolment AND o.item = m.item
              AND o.state <> 'refused'))
    OR (v.state = 'returned' AND NOT EXISTS (SELECT 1 FROM mapping m
        WHERE m.evidence = v.evidence AND m.version = v.version
          AND m.state <> 'refused')))
ORDER BY COALESCE(r.due, '9999'), r.finished, e.number LIMIT $2;

-- many next_drafts(learner id, max int): next_piece
SELECT e.id, e.number, v.title, v.language, v.recorder AS person, p.name,
       CAST(NULL AS text) AS next_step, CAST(NULL AS text) AS due, v.made
FROM evidence e
JOIN evidence_version v ON v.evidence = e.id AND v.state = 'draft'
JOIN person p ON p.id = v.recorder
WHERE e.learner = $1 AND v.recorder = $1
ORDER BY v.made DESC, e.number DESC LIMIT $2;

-- what others recorded and submitted, and the learner has not confirmed
-- many next_confirm(learner id, max int): next_piece
SELECT e.id, e.number, v.title, v.language, v.recorder AS person, p.name,
       CAST(NULL AS text) AS next_step, CAST(NULL AS text) AS due,
       v.submitted AS made
FROM evidence e
JOIN evidence_version v ON v.evidence = e.id
JOIN person p ON p.id = v.recorder
WHERE e.learner = $1 AND v.recorder <> $1 AND v.submitted IS NOT NULL
  AND v.confirmed IS NULL AND v.state <> 'withdrawn'
  AND NOT EXISTS (SELECT 1 FROM evidence_version l
        WHERE l.evidence = v.evidence AND l.version > v.version
          AND l.submitted IS NOT NULL)
ORDER BY v.submitted, e.number LIMIT $2;

-- row allocated_person: person id, name text

-- who judges the learner's work on that day, the latest allocated first
-- one allocated_person(learner id, day text): allocated_person
SELECT a.person, p.name
FROM enrolment n
JOIN allocation a ON a.enrolment = n.id
JOIN person p ON p.id = a.person
WHERE n.learner = $1 AND a.role = 'assessor' AND a.from_day <= $2
  AND (a.to_day IS NULL OR a.to_day >= $2)
ORDER BY a.from_day DESC, a.id DESC LIMIT 1;
