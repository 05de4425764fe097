-- A trainee's decisions, and what came of them.

-- exec trainee_decision_add(decision id, enrolment id, item id)
INSERT INTO trainee_decision (decision, enrolment, item, state)
VALUES ($1, $2, $3, 'waiting');

-- row trainee_item: enrolment id, item id

-- items for which a decision waits that rests on the evidence
-- many trainee_resting(evidence id): trainee_item
SELECT w.enrolment, w.item
FROM decision_rest t JOIN trainee_decision w ON w.decision = t.decision
WHERE t.evidence = $1 AND w.state = 'waiting'
ORDER BY w.enrolment, w.item;

-- what the waiting decision on an item confirmed, unless another met it
-- exec trainee_unconfirm(enrolment id, item id)
UPDATE mapping SET state = 'proposed'
WHERE enrolment = $1 AND item = $2 AND state = 'confirmed'
  AND EXISTS (SELECT 1 FROM trainee_decision w
        JOIN decision_rest t ON t.decision = w.decision
        WHERE w.enrolment = $1 AND w.item = $2 AND w.state = 'waiting'
          AND t.evidence = mapping.evidence AND t.version = mapping.version)
  AND NOT EXISTS (SELECT 1 FROM decision d
        JOIN decision_rest t ON t.decision = d.id
        WHERE d.enrolment = $1 AND d.item = $2 AND d.standing = 1
          AND d.decision = 'met'
          AND t.evidence = mapping.evidence AND t.version = mapping.version);

-- exec trainee_overtake(enrolment id, item id)
UPDATE trainee_decision SET state = 'overtaken'
WHERE enrolment = $1 AND item = $2 AND state = 'waiting';

-- exec trainee_decision_settle(decision id, state text, countersignature id)
UPDATE trainee_decision SET state = $2, countersignature = $3
WHERE decision = $1 AND state = 'waiting';

-- exec decision_stand(id id)
UPDATE decision SET standing = 1 WHERE id = $1;

-- row waiting: decision id, enrolment id, unit id, item id, key text, rev int, name text, met flag, verdict text, letter text, note text

-- many waiting(review id): waiting
SELECT d.id AS decision, d.enrolment, i.unit, d.item, u.key, u.rev, i.name,
       CAST(CASE d.decision WHEN 'met' THEN 1 ELSE 0 END AS smallint) AS met,
       d.decision AS verdict, d.letter, d.note
FROM decision d JOIN trainee_decision w ON w.decision = d.id
JOIN item i ON i.id = d.item JOIN unit u ON u.id = i.unit
WHERE d.review = $1 AND w.state = 'waiting'
ORDER BY u.key, u.rev, i.position;

-- exec countersignature_add(id id, review id, decider id, person id, now time, note text, due text)
INSERT INTO countersignature (id, review, decider, person, made, note, due)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- row countersignature: id id, review id, person id, name text, made time, note text, due text

-- many countersignature_list(review id): countersignature
SELECT s.id, s.review, s.person, p.name, s.made, s.note, s.due
FROM countersignature s JOIN person p ON p.id = s.person
WHERE s.review = $1 ORDER BY s.made, s.id;

-- row trainee_state: decision id, state text, countersignature id

-- many trainee_states(review id): trainee_state
SELECT w.decision, w.state, w.countersignature
FROM decision d JOIN trainee_decision w ON w.decision = d.id
WHERE d.review = $1;

-- many waiting_decisions(enrolment id): standing_decision
SELECT w.item, d.id, d.decision, d.letter, d.note, d.review
FROM trainee_decision w JOIN decision d ON d.id = w.decision
WHERE w.enrolment = $1 AND w.state = 'waiting';

-- row countersign_queue: review id, learner id, learner_name text, decider_name text, finished time, items int

-- what waits for a person to countersign on that day, the longest first
-- many countersign_queue(person id, day text, max int): countersign_queue
SELECT r.id AS review, r.learner, l.name AS learner_name,
       p.name AS decider_name, r.finished, COUNT(*) AS items
FROM allocation a
JOIN trainee_decision w ON w.enrolment = a.enrolment AND w.state = 'waiting'
JOIN decision d ON d.id = w.decision
JOIN review r ON r.id = d.review
JOIN person l ON l.id = r.learner
JOIN person p ON p.id = r.assessor
WHERE a.person = $1 AND a.role = 'countersigner' AND a.from_day <= $2
  AND (a.to_day IS NULL OR a.to_day >= $2)
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = a.enrolment)
GROUP BY r.id, r.learner, l.name, p.name, r.finished
ORDER BY r.finished, r.id LIMIT $3;

-- row sent_back: review id, learner id, learner_name text, evidence id, number int, title text, language text, key text, name text, note text, due text, by_name text, made time

-- what came back to a trainee and was not decided again since
-- many sent_back(person id, max int): sent_back
SELECT r.id AS review, r.learner, l.name AS learner_name, t.evidence, e.number,
       v.title, v.language, u.key, i.name, s.note, s.due, p.name AS by_name,
       s.made
FROM countersignature s
JOIN trainee_decision w ON w.countersignature = s.id AND w.state = 'sent-back'
JOIN decision d ON d.id = w.decision
JOIN review r ON r.id = s.review
JOIN person l ON l.id = r.learner
JOIN person p ON p.id = s.person
JOIN item i ON i.id = d.item
JOIN unit u ON u.id = i.unit
JOIN decision_rest t ON t.decision = d.id
JOIN evidence e ON e.id = t.evidence
JOIN evidence_version v ON v.evidence = t.evidence AND v.version = t.version
WHERE s.decider = $1 AND v.state <> 'withdrawn'
  AND NOT EXISTS (SELECT 1 FROM decision o JOIN review z ON z.id = o.review
        WHERE o.enrolment = d.enrolment AND o.item = d.item
          AND z.finished > s.made)
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = d.enrolment)
ORDER BY COALESCE(s.due, '9999'), s.made, i.position, e.number LIMIT $2;
