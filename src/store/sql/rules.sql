-- What the rules look at: fresh rows, read inside the verb's transaction.

-- row rule_enrolment: learner id, unit id, unit_key text, signed_at time, reopened flag, successor text

-- one rule_enrolment(enrolment id): rule_enrolment
SELECT e.learner, e.unit, u.key AS unit_key, t.signed AS signed_at,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM unit_step o
        WHERE o.enrolment = e.id AND o.kind = 'reopening' AND o.standing = 1)
        THEN 1 ELSE 0 END AS smallint) AS reopened,
       su.key AS successor
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN unit_stage t ON t.enrolment = e.id
LEFT JOIN migration m ON m.enrolment = e.id
LEFT JOIN enrolment s ON s.id = m.successor
LEFT JOIN unit su ON su.id = s.unit
WHERE e.id = $1;

-- row rule_count: n int

-- what the state of a unit follows from; mapped: whether anything is
-- row rule_unit: n int, met int, mapped flag, declared_at time, signed_at time, stage text, moved flag

-- one rule_unit(enrolment id): rule_unit
SELECT (SELECT COUNT(*) FROM item i
        WHERE i.unit = e.unit AND i.assess IN ('self', 'both')) AS n,
       (SELECT COUNT(*) FROM decision d JOIN item i ON i.id = d.item
        WHERE d.enrolment = e.id AND d.standing = 1 AND d.decision = 'met'
          AND i.assess IN ('self', 'both')) AS met,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM mapping m JOIN evidence_version v
             ON v.evidence = m.evidence AND v.version = m.version
        WHERE m.enrolment = e.id AND m.state <> 'refused'
          AND v.state <> 'withdrawn')
        THEN 1 ELSE 0 END AS smallint) AS mapped,
       t.declared AS declared_at, t.signed AS signed_at, t.stage,
       CAST(CASE WHEN EXISTS
        (SELECT 1 FROM migration g WHERE g.enrolment = e.id)
        THEN 1 ELSE 0 END AS smallint) AS moved
FROM enrolment e JOIN unit_stage t ON t.enrolment = e.id
WHERE e.id = $1;

-- is the item one that the unit was reopened for?
-- one rule_reopened(enrolment id, item id): rule_count
SELECT COUNT(*) AS n FROM unit_step s
JOIN unit_reopened o ON o.step = s.id AND o.item = $2
WHERE s.enrolment = $1 AND s.kind = 'reopening' AND s.standing = 1;

-- one rule_role(person id, role text): rule_count
SELECT COUNT(*) AS n FROM role r JOIN person p ON p.id = r.person
WHERE p.id = $1 AND r.role = $2 AND p.disabled IS NULL;

-- for the unit as one of two roles; by itself
-- one rule_approved(person id, role text, or_role text, unit_key text, day text): rule_count
SELECT COUNT(*) AS n FROM approval
WHERE person = $1 AND unit_key = $4 AND role IN ($2, $3)
  AND from_day <= $5 AND COALESCE(ended, to_day) >= $5;

-- the same or by a qualification for which the learner takes it
-- one rule_approved_within(person id, role text, or_role text, enrolment id, day text): rule_count
SELECT COUNT(*) AS n FROM approved_enrolment
WHERE person = $1 AND role IN ($2, $3) AND enrolment = $4
  AND from_day <= $5 AND last_day >= $5;

-- not one that somebody else drew
-- one rule_credential(credential id, person id): rule_count
SELECT COUNT(*) AS n FROM credential
WHERE id = $1 AND person = $2 AND ended IS NULL
  AND id NOT IN (SELECT credential FROM drawn);

-- row rule_person: name text, email text

-- one rule_person(id id): rule_person
SELECT name, email FROM person WHERE id = $1;

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

-- items that are not met, and for which a decision waits for countersigning
-- many rule_waiting_items(enrolment id): rule_item
SELECT i.name
FROM trainee_decision t JOIN item i ON i.id = t.item
LEFT JOIN decision d
    ON d.enrolment = t.enrolment AND d.item = t.item AND d.standing = 1
WHERE t.enrolment = $1 AND t.state = 'waiting'
  AND (d.decision IS NULL OR d.decision <> 'met')
ORDER BY i.position;

-- row rule_conflict: name text

-- a declared conflict of a person with another that is not managed on that day
-- many rule_conflicts(person id, other id, day text): rule_conflict
SELECT o.name FROM conflict k JOIN person o ON o.id = $2
WHERE ((k.person = $1 AND k.about = $2) OR (k.person = $2 AND k.about = $1))
  AND k.from_day <= $3 AND (k.to_day IS NULL OR k.to_day >= $3)
  AND (k.outcome IS NULL OR k.outcome <> 'managed')
ORDER BY k.declared LIMIT 1;

-- row rule_pair: person id, about id

-- one rule_conflict_of(id id): rule_pair
SELECT person, about FROM conflict WHERE id = $1;

-- what the qualifications for which a unit is taken ask of evidence
-- row rule_asks: qualifying id, key text, per text, methods text, least int, most int, occasions int, days int

-- many rule_asked(enrolment id): rule_asks
SELECT n.id AS qualifying, q.key, s.per, s.methods, s.least, s.most,
       s.occasions, s.days
FROM qualification_choice k
JOIN qualification_enrolment n ON n.id = k.qualification
JOIN qualification q ON q.id = n.qualification
JOIN qualification_rule s ON s.qualification = q.id
WHERE k.enrolment = $1
ORDER BY q.key, q.rev, s.position;

-- row rule_rest: item id, name text, evidence id, type text, happened text

-- the evidence by which items are met, by item
-- many rule_rests(enrolment id): rule_rest
SELECT d.item, i.name, t.evidence, v.type, v.happened
FROM decision d JOIN item i ON i.id = d.item
JOIN decision_rest t ON t.decision = d.id
JOIN evidence_version v
    ON v.evidence = t.evidence AND v.version = t.version
WHERE d.enrolment = $1 AND d.standing = 1 AND d.decision = 'met'
ORDER BY i.position, t.evidence;

-- the same over all units taken for a qualification
-- many rule_rests_whole(qualifying id): rule_rest
SELECT d.item, i.name, t.evidence, v.type, v.happened
FROM qualification_choice k
JOIN decision d ON d.enrolment = k.enrolment
JOIN item i ON i.id = d.item
JOIN decision_rest t ON t.decision = d.id
JOIN evidence_version v
    ON v.evidence = t.evidence AND v.version = t.version
WHERE k.qualification = $1 AND d.standing = 1 AND d.decision = 'met'
ORDER BY d.item, t.evidence;

-- who made the standing decisions of an enrolment, when, and in which unit (of
-- what was carried another)
-- row rule_decider: assessor id, finished time, unit_key text, countersigner id, countersigned time

-- many rule_deciders(enrolment id): rule_decider
SELECT DISTINCT r.assessor, r.finished, u.key AS unit_key,
       s.person AS countersigner, s.made AS countersigned
FROM decision d JOIN review r ON r.id = d.review
LEFT JOIN decision_carried k ON k.decision = d.id
JOIN decision f ON f.id = COALESCE(k.first, d.id)
JOIN item i ON i.id = f.item JOIN unit u ON u.id = i.unit
LEFT JOIN trainee_decision t ON t.decision = f.id
LEFT JOIN countersignature s ON s.id = t.countersignature
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

-- R3: what the person judged of the enrolment, countersigned or recorded
-- one rule_involved(enrolment id, person id): rule_count
SELECT (SELECT COUNT(*) FROM decision d JOIN review r ON r.id = d.review
        WHERE d.enrolment = $1 AND r.assessor = $2)
     + (SELECT COUNT(*) FROM mapping m
        JOIN review_evidence j
            ON j.evidence = m.evidence AND j.version = m.version
        JOIN review r ON r.id = j.review
        WHERE m.enrolment = $1 AND r.assessor = $2)
     + (SELECT COUNT(*) FROM mapping m JOIN evidence_version v
            ON v.evidence = m.evidence AND v.version = m.version
        WHERE m.enrolment = $1 AND v.recorder = $2)
     + (SELECT COUNT(*) FROM trainee_decision t
        JOIN countersignature s ON s.id = t.countersignature
        WHERE t.enrolment = $1 AND s.person = $2) AS n;

-- and whether they quality-assured it
-- one rule_assured(enrolment id, person id): rule_count
SELECT (SELECT COUNT(*) FROM sample WHERE enrolment = $1 AND iqa = $2)
     + (SELECT COUNT(*) FROM unit_step
        WHERE enrolment = $1 AND person = $2 AND kind = 'release') AS n;

-- one rule_recorded(evidence id, person id): rule_count
SELECT COUNT(*) AS n FROM evidence_version
WHERE evidence = $1 AND recorder = $2;

-- row rule_open_action: name text

-- many rule_open_actions(enrolment id): rule_open_action
SELECT p.name FROM action a JOIN person p ON p.id = a.owner
WHERE a.enrolment = $1 AND a.required = 1 AND a.done IS NULL
ORDER BY a.made, a.number;

-- row rule_sampled: expected int, agreed int

-- one rule_sampled(enrolment id): rule_sampled
SELECT expected, agreed FROM unit_sampled WHERE enrolment = $1;
