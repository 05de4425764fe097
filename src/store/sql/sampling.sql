-- Sampling plans, draws and samples.

-- row sampling_plan: id id, author id, name text, from_day text, to_day text, reason text, made time, leaf int

-- one sampling_plan_get(id id): sampling_plan
SELECT s.id, s.author, p.name, s.from_day, s.to_day, s.reason, s.made,
       l.n AS leaf
FROM sampling_plan s JOIN person p ON p.id = s.author
JOIN leaf l ON l.act = s.act
WHERE s.id = $1;

-- many sampling_plan_list(max int): sampling_plan
SELECT s.id, s.author, p.name, s.from_day, s.to_day, s.reason, s.made,
       l.n AS leaf
FROM sampling_plan s JOIN person p ON p.id = s.author
JOIN leaf l ON l.act = s.act
ORDER BY l.n DESC LIMIT $1;

-- exec sampling_plan_add(id id, author id, from_day text, to_day text, reason text, act id, now time)
INSERT INTO sampling_plan (id, author, from_day, to_day, reason, act, made)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- row sampling_stratum: number int, rate int, least int, picks text, reason text

-- many sampling_strata(plan id): sampling_stratum
SELECT number, rate, least, picks, reason FROM sampling_stratum
WHERE plan = $1 ORDER BY number;

-- exec sampling_stratum_add(plan id, number int, rate int, least int, picks text, reason text)
INSERT INTO sampling_stratum (plan, number, rate, least, picks, reason)
VALUES ($1, $2, $3, $4, $5, $6);

-- every enrolment that goes on, with what strata ask for
-- row sampling_record: enrolment id, learner id, name text, ref text, key text, rev int, assessor id, trainee flag, mismatch flag, site text, first flag, reopened flag, drawn flag

-- many sampling_records(plan id, day text): sampling_record
SELECT e.id AS enrolment, e.learner, p.name, p.ref, u.key, u.rev,
       (SELECT a.person FROM allocation a
        WHERE a.enrolment = e.id AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2)
        ORDER BY a.from_day DESC, a.id DESC LIMIT 1) AS assessor,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM allocation a
        JOIN role r ON r.person = a.person AND r.role = 'trainee-assessor'
        WHERE a.enrolment = e.id AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2))
        THEN 1 ELSE 0 END AS smallint) AS trainee,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM allocation a
        WHERE a.enrolment = e.id AND a.role = 'assessor' AND a.from_day <= $2
          AND (a.to_day IS NULL OR a.to_day >= $2)
          AND NOT EXISTS (SELECT 1 FROM approval g
                WHERE g.person = a.person AND g.unit_key = u.key
                  AND g.role IN ('assessor', 'trainee-assessor')
                  AND g.languages IN (p.language, 'cy en')
                  AND g.from_day <= $2 AND COALESCE(g.ended, g.to_day) >= $2))
        THEN 1 ELSE 0 END AS smallint) AS mismatch,
       (SELECT t.site FROM placement t WHERE t.learner = e.learner
        ORDER BY t.made DESC, t.id DESC LIMIT 1) AS site,
       CAST(CASE WHEN NOT EXISTS (SELECT 1 FROM enrolment o JOIN unit v ON v.id = o.unit
        WHERE o.learner = e.learner
          AND (o.enrolled, v.key, v.rev) < (e.enrolled, u.key, u.rev))
        THEN 1 ELSE 0 END AS smallint) AS first,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM unit_step o
        WHERE o.enrolment = e.id AND o.kind = 'reopening')
        THEN 1 ELSE 0 END AS smallint) AS reopened,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM sampling_pick k
        JOIN sampling_draw d ON d.id = k.draw
        WHERE k.enrolment = e.id AND d.plan = $1)
        THEN 1 ELSE 0 END AS smallint) AS drawn
FROM enrolment e JOIN person p ON p.id = e.learner
JOIN unit u ON u.id = e.unit
WHERE NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = e.id)
ORDER BY p.ref, u.key, u.rev;

-- what kinds of evidence, in which languages, were submitted for it
-- row sampling_shown: type text, language text

-- many sampling_shown(enrolment id): sampling_shown
SELECT DISTINCT v.type, v.language
FROM mapping m JOIN evidence_version v
    ON v.evidence = m.evidence AND v.version = m.version
WHERE m.enrolment = $1 AND v.submitted IS NOT NULL;

-- row sampling_draw: id id, number int, person id, name text, reason text, made time

-- many sampling_draws(plan id): sampling_draw
SELECT d.id, d.number, d.person, p.name, d.reason, d.made
FROM sampling_draw d JOIN person p ON p.id = d.person
WHERE d.plan = $1 ORDER BY d.number;

-- exec sampling_draw_add(id id, plan id, number int, person id, reason text, now time)
INSERT INTO sampling_draw (id, plan, number, person, reason, made)
VALUES ($1, $2, $3, $4, $5, $6);

-- exec sampling_pick_add(draw id, enrolment id, how text, stratum int, iqa id)
INSERT INTO sampling_pick (draw, enrolment, how, stratum, iqa)
VALUES ($1, $2, $3, $4, $5);

-- of a plan, with whether a sample was recorded since
-- row sampling_pick: number int, enrolment id, learner id, name text, ref text, key text, rev int, how text, stratum int, iqa id, iqa_name text, sampled flag, signed_off flag

-- many sampling_picks(plan id): sampling_pick
SELECT number, enrolment, learner, name, ref, key, rev, how, stratum, iqa,
       iqa_name, sampled, signed_off
FROM sampling_picked WHERE plan = $1 ORDER BY number, ref, key, rev;

-- that wait for one IQA, by whatever plan; what is signed first
-- many sampling_waiting(iqa id, max int): sampling_pick
SELECT number, enrolment, learner, name, ref, key, rev, how, stratum, iqa,
       iqa_name, sampled, signed_off
FROM sampling_picked w
WHERE iqa = $1 AND sampled = 0
  AND NOT EXISTS (SELECT 1 FROM migration g WHERE g.enrolment = w.enrolment)
ORDER BY signed_off DESC, name, ref, key, rev, made LIMIT $2;

-- signed by both, and not released: what is to be sampled, and how that went
-- row unit_pool: enrolment id, learner id, name text, ref text, key text, rev int, signed_at time, expected int, agreed int, waits int, actions int

-- many unit_pool(max int): unit_pool
SELECT e.id AS enrolment, e.learner, p.name, p.ref, u.key, u.rev,
       t.made AS signed_at, w.expected, w.agreed, w.waits,
       (SELECT COUNT(*) FROM action a WHERE a.enrolment = e.id
          AND a.required = 1 AND a.done IS NULL) AS actions
FROM unit_step t JOIN enrolment e ON e.id = t.enrolment
JOIN unit_stage g ON g.enrolment = e.id
JOIN unit_sampled w ON w.enrolment = e.id
JOIN person p ON p.id = e.learner JOIN unit u ON u.id = e.unit
WHERE t.kind = 'signature' AND t.standing = 1 AND t.made > 0
  AND g.declared IS NOT NULL AND g.stage IS NULL
  AND NOT EXISTS (SELECT 1 FROM migration m WHERE m.enrolment = e.id)
ORDER BY t.made, e.id LIMIT $1;

-- is the person, on that day, an IQA of any of the learner's units: allocated,
-- or approved for it?
-- one quality_opens(person id, learner id, day text): rule_count
SELECT COUNT(*) AS n FROM enrolment e
WHERE e.learner = $2
  AND (EXISTS (SELECT 1 FROM allocation a
        WHERE a.enrolment = e.id AND a.role = 'iqa' AND a.person = $1
          AND a.from_day <= $3 AND (a.to_day IS NULL OR a.to_day >= $3))
    OR EXISTS (SELECT 1 FROM approved_enrolment a
        WHERE a.enrolment = e.id AND a.person = $1
          AND a.role IN ('iqa', 'trainee-iqa')
          AND a.from_day <= $3 AND a.last_day >= $3));

-- row sample: id id, enrolment id, learner id, name text, key text, rev int, kind text, earlier id, iqa id, iqa_name text, agreed flag, trainee flag, countersigner text, looked text, feedback text, made time

-- one sample_get(id id): sample
SELECT s.id, s.enrolment, e.learner, p.name, u.key, u.rev, s.kind, s.earlier,
       s.iqa, q.name AS iqa_name, s.agreed, s.trainee,
       y.name AS countersigner, s.looked, s.feedback, s.made
FROM sample s JOIN enrolment e ON e.id = s.enrolment
JOIN person p ON p.id = e.learner JOIN unit u ON u.id = e.unit
JOIN person q ON q.id = s.iqa
LEFT JOIN sample_countersignature k ON k.sample = s.id
LEFT JOIN person y ON y.id = k.person
WHERE s.id = $1;

-- many samples_of(enrolment id): sample
SELECT s.id, s.enrolment, e.learner, p.name, u.key, u.rev, s.kind, s.earlier,
       s.iqa, q.name AS iqa_name, s.agreed, s.trainee,
       y.name AS countersigner, s.looked, s.feedback, s.made
FROM sample s JOIN enrolment e ON e.id = s.enrolment
JOIN person p ON p.id = e.learner JOIN unit u ON u.id = e.unit
JOIN person q ON q.id = s.iqa
LEFT JOIN sample_countersignature k ON k.sample = s.id
LEFT JOIN person y ON y.id = k.person
WHERE s.enrolment = $1 ORDER BY s.made DESC, s.id DESC;

-- many samples_latest(max int): sample
SELECT s.id, s.enrolment, e.learner, p.name, u.key, u.rev, s.kind, s.earlier,
       s.iqa, q.name AS iqa_name, s.agreed, s.trainee,
       y.name AS countersigner, s.looked, s.feedback, s.made
FROM sample s JOIN enrolment e ON e.id = s.enrolment
JOIN person p ON p.id = e.learner JOIN unit u ON u.id = e.unit
JOIN person q ON q.id = s.iqa
LEFT JOIN sample_countersignature k ON k.sample = s.id
LEFT JOIN person y ON y.id = k.person
WHERE s.made > 0 ORDER BY s.made DESC, s.id DESC LIMIT $1;

-- exec sample_add(id id, enrolment id, kind text, earlier id, iqa id, agreed flag, trainee flag, looked text, feedback text, now time)
INSERT INTO sample (id, enrolment, kind, earlier, iqa, agreed, trainee, looked,
    feedback, made)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- exec sample_countersign(sample id, person id, now time)
INSERT INTO sample_countersignature (sample, person, made) VALUES ($1, $2, $3);

-- exec sample_evidence_add(sample id, evidence id, version int)
INSERT INTO sample_evidence (sample, evidence, version) VALUES ($1, $2, $3)
ON CONFLICT (sample, evidence) DO NOTHING;

-- exec sample_review_add(sample id, review id)
INSERT INTO sample_review (sample, review) VALUES ($1, $2)
ON CONFLICT (sample, review) DO NOTHING;

-- exec sample_item_add(sample id, item id)
INSERT INTO sample_item (sample, item) VALUES ($1, $2);

-- row sample_evidence: evidence id, version int, number int, title text

-- many sample_evidence_list(sample id): sample_evidence
SELECT s.evidence, s.version, e.number, v.title
FROM sample_evidence s JOIN evidence e ON e.id = s.evidence
JOIN evidence_version v ON v.evidence = s.evidence AND v.version = s.version
WHERE s.sample = $1 ORDER BY e.number;

-- one sample_looked_at(evidence id, version int): rule_count
SELECT COUNT(*) AS n FROM sample_evidence WHERE evidence = $1 AND version = $2;

-- row sample_review: review id, name text, finished time

-- many sample_review_list(sample id): sample_review
SELECT s.review, p.name, r.finished
FROM sample_review s JOIN review r ON r.id = s.review
JOIN person p ON p.id = r.assessor
WHERE s.sample = $1 ORDER BY r.finished;

-- many sample_items(sample id): named_item
SELECT i.id AS item, u.key, u.rev, i.name
FROM sample_item s JOIN item i ON i.id = s.item JOIN unit u ON u.id = i.unit
WHERE s.sample = $1 ORDER BY i.position;
