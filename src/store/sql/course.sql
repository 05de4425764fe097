-- What becomes of enrolments, and who is allocated to them.

-- row enrolment_step: kind text, day text, until text, number text, words text, person id, made time, id id

-- many enrolment_step_list(enrolment id): enrolment_step
SELECT kind, day, until, number, words, person, made, id FROM enrolment_step
WHERE enrolment = $1 ORDER BY made, id;

-- row enrolment_break: day text, until text, ended text

-- many enrolment_breaks(enrolment id): enrolment_break
SELECT day, until, ended FROM enrolment_break
WHERE enrolment = $1 ORDER BY day;

-- of all that an enrolment on a unit is chosen for
-- many unit_breaks(enrolment id): enrolment_break
SELECT b.day, b.until, b.ended
FROM qualification_choice k JOIN enrolment_break b
    ON b.enrolment = k.qualification
WHERE k.enrolment = $1 ORDER BY b.day;

-- exec enrolment_step_add(id id, enrolment id, kind text, day text, until text, number text, words text, person id, now time)
INSERT INTO enrolment_step (id, enrolment, kind, day, until, number, words,
    person, made)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- has work on a chosen unit begun?
-- row begun: n int

-- one qualifying_begun(id id): begun
SELECT COUNT(*) AS n FROM qualification_choice k
WHERE k.qualification = $1
  AND EXISTS (SELECT 1 FROM mapping m WHERE m.enrolment = k.enrolment);

-- row terms: direct flag, register_within int, claim_within int

-- one terms_get(key text): terms
SELECT t.direct, t.register_within, t.claim_within
FROM qualification q JOIN terms t ON t.qualification = q.id
WHERE q.key = $1 ORDER BY t.made DESC, t.id DESC LIMIT 1;

-- exec terms_add(id id, qualification id, direct flag, register_within int, claim_within int, now time)
INSERT INTO terms (id, qualification, direct, register_within, claim_within,
    made)
VALUES ($1, $2, $3, $4, $5, $6);

-- row allocating: id id, enrolment id, learner id, role text, from_day text, key text, rev int

-- what the person has on that day and after it, of one learner or of all
-- many allocating_from(person id, learner id, day text): allocating
SELECT a.id, a.enrolment, n.learner, a.role, a.from_day, u.key, u.rev
FROM allocation a
JOIN enrolment n ON n.id = a.enrolment
JOIN unit u ON u.id = n.unit
WHERE a.person = $1 AND ($2 IS NULL OR n.learner = $2)
  AND (a.to_day IS NULL OR a.to_day >= $3)
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = n.id)
ORDER BY n.learner, u.key, u.rev, a.role, a.from_day;

-- row language_gap: learner id, learner_name text, language text, name text, key text

-- what the person is allocated to without an approval in the learner's language
-- many language_gaps(person id, learner id, day text): language_gap
SELECT n.learner, l.name AS learner_name, l.language, p.name, u.key
FROM allocation a
JOIN enrolment n ON n.id = a.enrolment
JOIN unit u ON u.id = n.unit
JOIN person l ON l.id = n.learner
JOIN person p ON p.id = a.person
WHERE a.person = $1 AND ($2 IS NULL OR n.learner = $2)
  AND (a.to_day IS NULL OR a.to_day >= $3)
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = n.id)
  AND NOT EXISTS (SELECT 1 FROM approval g
        WHERE g.person = a.person AND g.languages IN (l.language, 'cy en')
          AND (g.role IN ('iqa', 'trainee-iqa')) = (a.role = 'iqa')
          AND (g.from_day <= $3 OR g.from_day <= a.from_day)
          AND COALESCE(g.ended, g.to_day) >= $3
          AND COALESCE(g.ended, g.to_day) >= a.from_day
          AND (g.unit_key = u.key OR g.qualification_key IN (SELECT q.key
                FROM qualification_choice k
                JOIN qualification_enrolment e ON e.id = k.qualification
                JOIN qualification q ON q.id = e.qualification
                WHERE k.enrolment = n.id)))
ORDER BY n.learner, u.key;

-- row placement: cohort text, site text

-- one placement_get(learner id): placement
SELECT cohort, site FROM placement
WHERE learner = $1 ORDER BY made DESC, id DESC LIMIT 1;

-- row site: site text

-- where anybody works or worked
-- many placement_sites(max int): site
SELECT DISTINCT site FROM placement WHERE site > '' ORDER BY site LIMIT $1;

-- exec placement_add(id id, learner id, cohort text, site text, made time)
INSERT INTO placement (id, learner, cohort, site, made)
VALUES ($1, $2, $3, $4, $5);

-- row allocation_of: key text, role text, name text, from_day text, to_day text

-- many allocation_of(learner id): allocation_of
SELECT u.key, a.role, p.name, a.from_day, a.to_day
FROM enrolment n
JOIN allocation a ON a.enrolment = n.id
JOIN unit u ON u.id = n.unit
JOIN person p ON p.id = a.person
WHERE n.learner = $1 ORDER BY u.key, u.rev, a.from_day, a.role;

-- exec allocation_end(id id, to_day text)
UPDATE allocation SET to_day = $2 WHERE id = $1;

-- R15: an open appeal or investigation, and an open required action
-- one rule_blocked(learner id): rule_count
SELECT (SELECT COUNT(*) FROM dated
        WHERE about = $1 AND blocks = 1 AND ended IS NULL)
     + (SELECT COUNT(*) FROM action
        WHERE about = $1 AND required = 1 AND done IS NULL) AS n;

-- R17: a registration of the enrolment on a qualification, before that day
-- one rule_registered(enrolment id, day text): rule_count
SELECT COUNT(*) AS n FROM enrolment_step
WHERE enrolment = $1 AND kind = 'registration' AND number IS NOT NULL
  AND day < $2;
