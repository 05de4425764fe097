-- Conflicts of interest, and the visits of an EQA.

-- exec conflict_add(id id, person id, about id, from_day text, to_day text, words text, declarer id, now time)
INSERT INTO conflict (id, person, about, from_day, to_day, words, declarer,
    declared)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- row conflict: id id, person id, person_name text, about id, about_name text, from_day text, to_day text, words text, declared time, outcome text, mitigation text, decider id, decider_name text, declarer id

-- one conflict_get(id id): conflict
SELECT k.id, k.person, p.name AS person_name, k.about, a.name AS about_name,
       k.from_day, k.to_day, k.words, k.declared, k.outcome, k.mitigation,
       k.decider, d.name AS decider_name, k.declarer
FROM conflict k JOIN person p ON p.id = k.person JOIN person a ON a.id = k.about
LEFT JOIN person d ON d.id = k.decider
WHERE k.id = $1;

-- of one person, or of everybody, the newest first
-- many conflict_list(person id, max int): conflict
SELECT k.id, k.person, p.name AS person_name, k.about, a.name AS about_name,
       k.from_day, k.to_day, k.words, k.declared, k.outcome, k.mitigation,
       k.decider, d.name AS decider_name, k.declarer
FROM conflict k JOIN person p ON p.id = k.person JOIN person a ON a.id = k.about
LEFT JOIN person d ON d.id = k.decider
WHERE $1 IS NULL OR k.person = $1 OR k.about = $1
ORDER BY k.declared DESC, k.id DESC LIMIT $2;

-- those that concern a learner, as their package shows them
-- many conflict_about(about id): conflict
SELECT k.id, k.person, p.name AS person_name, k.about, a.name AS about_name,
       k.from_day, k.to_day, k.words, k.declared, k.outcome, k.mitigation,
       k.decider, d.name AS decider_name, k.declarer
FROM conflict k JOIN person p ON p.id = k.person JOIN person a ON a.id = k.about
LEFT JOIN person d ON d.id = k.decider
WHERE k.about = $1
ORDER BY k.declared, k.id;

-- exec conflict_decide(id id, outcome text, mitigation text, to_day text, decider id, now time)
UPDATE conflict SET outcome = $2, mitigation = $3,
    to_day = COALESCE($4, to_day), decider = $5, decided = $6
WHERE id = $1;

-- exec eqa_access_add(id id, person id, body text, from_day text, to_day text, now time)
INSERT INTO eqa_access (id, person, outside, body, from_day, to_day, given)
VALUES ($1, $2, 1, $3, $4, $5, $6);

-- row eqa_count: n int

-- may the person see the learner on that day?
-- one eqa_opens(person id, learner id, day text): eqa_count
SELECT COUNT(*) AS n
FROM qualification_enrolment e
JOIN qualification q ON q.id = e.qualification
JOIN eqa_access a ON a.person = $1 AND a.body = q.body
WHERE e.learner = $2 AND a.from_day <= $3 AND a.to_day >= $3;

-- row eqa_unit: enrolment id, learner id, name text, ref text, unit id, sampled time, reason text

-- every unit of the learners that the person may see on that day
-- many eqa_units(person id, day text, max int): eqa_unit
SELECT n.id AS enrolment, n.learner, p.name, p.ref, n.unit, s.made AS sampled,
       s.reason
FROM enrolment n JOIN person p ON p.id = n.learner
JOIN unit u ON u.id = n.unit
LEFT JOIN eqa_sample s ON s.enrolment = n.id AND s.person = $1
WHERE n.learner IN (SELECT e.learner
        FROM eqa_access a JOIN qualification q ON q.body = a.body
        JOIN qualification_enrolment e ON e.qualification = q.id
        WHERE a.person = $1 AND a.from_day <= $2 AND a.to_day >= $2)
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = n.id)
ORDER BY p.name, p.ref, u.key, u.rev LIMIT $3;

-- exec eqa_sample_add(id id, person id, enrolment id, reason text, now time)
INSERT INTO eqa_sample (id, person, enrolment, reason, made)
VALUES ($1, $2, $3, $4, $5);
