-- What the rules look at: fresh rows, read inside the verb's transaction.

-- row rule_enrolment: learner id, unit id, unit_key text, signed_at time, declared_at time, successor text

-- one rule_enrolment(enrolment id): rule_enrolment
SELECT e.learner, e.unit, u.key AS unit_key, e.signed AS signed_at,
       e.declared AS declared_at, su.key AS successor
FROM enrolment e JOIN unit u ON u.id = e.unit
LEFT JOIN migration m ON m.enrolment = e.id
LEFT JOIN enrolment s ON s.id = m.successor
LEFT JOIN unit su ON su.id = s.unit
WHERE e.id = $1;

-- row rule_count: n int

-- one rule_approved(person id, unit_key text, day text): rule_count
SELECT COUNT(*) AS n FROM approval
WHERE person = $1 AND unit_key = $2 AND role = 'assessor'
  AND from_day <= $3 AND to_day >= $3;

-- not one that somebody else drew
-- one rule_credential(credential id, person id): rule_count
SELECT COUNT(*) AS n FROM credential
WHERE id = $1 AND person = $2 AND ended IS NULL
  AND id NOT IN (SELECT credential FROM drawn);

-- one rule_administrator(person id): rule_count
SELECT COUNT(*) AS n FROM role r JOIN person p ON p.id = r.person
WHERE p.id = $1 AND r.role = 'administrator' AND p.disabled IS NULL;

-- row rule_version: learner id, state text, submitted time

-- one rule_version(evidence id, version int): rule_version
SELECT e.learner, v.state, v.submitted
FROM evidence_version v JOIN evidence e ON e.id = v.evidence
WHERE v.evidence = $1 AND v.version = $2;

-- items that are assessed themselves and have no standing "met"
-- row rule_item: name text

-- many rule_open_items(enrolment id): rule_item
SELECT i.name
FROM enrolment e JOIN item i ON i.unit = e.unit
LEFT JOIN decision d
    ON d.enrolment = e.id AND d.item = i.id AND d.standing = 1
WHERE e.id = $1 AND i.assess IN ('self', 'both')
  AND (d.decision IS NULL OR d.decision <> 'met')
ORDER BY i.position;

-- who made the standing decisions of an enrolment, when, and in which unit (of
-- what was carried another)
-- row rule_decider: assessor id, finished time, unit_key text

-- many rule_deciders(enrolment id): rule_decider
SELECT DISTINCT r.assessor, r.finished, u.key AS unit_key
FROM decision d JOIN review r ON r.id = d.review
LEFT JOIN decision_carried k ON k.decision = d.id
JOIN decision f ON f.id = COALESCE(k.first, d.id)
JOIN item i ON i.id = f.item JOIN unit u ON u.id = i.unit
WHERE d.enrolment = $1 AND d.standing = 1;

-- what others recorded, a standing decision rests on, and the learner has not confirmed
-- row rule_unconfirmed: number int

-- many rule_unconfirmed(enrolment id): rule_unconfirmed
SELECT DISTINCT e.number
FROM decision d
JOIN decision_rest t ON t.decision = d.id
JOIN evidence e ON e.id = t.evidence
JOIN evidence_version v
    ON v.evidence = t.evidence AND v.version = t.version
WHERE d.enrolment = $1 AND d.standing = 1
  AND v.recorder <> e.learner AND v.confirmed IS NULL
ORDER BY e.number;
