-- Internal quality assurance.  A plan says strata with rate and minimum; a
-- draw picks enrolments by a seed that nobody chooses; a sample says what an
-- IQA has looked at and found.  None of it changes afterwards.
CREATE TABLE sampling_plan (
    id id PRIMARY KEY,
    author id NOT NULL REFERENCES person (id),
    from_day text,
    to_day text,
    reason text, -- may be erased
    act id NOT NULL REFERENCES act (id), -- the first checkpoint after it seeds
    made time NOT NULL
);
-- frozen sampling_plan(id, author, from_day, to_day, act, made)

CREATE TABLE sampling_stratum (
    plan id NOT NULL REFERENCES sampling_plan (id),
    number int NOT NULL CHECK (number > 0),
    rate int NOT NULL CHECK (rate >= 0 AND rate <= 100),
    least int NOT NULL CHECK (least >= 0),
    picks text NOT NULL, -- JSON: what belongs to it
    reason text,
    PRIMARY KEY (plan, number)
);
-- frozen sampling_stratum(plan, number, rate, least, picks)

CREATE TABLE sampling_draw (
    id id PRIMARY KEY,
    plan id NOT NULL REFERENCES sampling_plan (id),
    number int NOT NULL CHECK (number > 0),
    person id NOT NULL REFERENCES person (id),
    reason text, -- of a second one
    made time NOT NULL,
    UNIQUE (plan, number)
);
-- frozen sampling_draw(id, plan, number, person, made)

CREATE TABLE sampling_pick (
    draw id NOT NULL REFERENCES sampling_draw (id),
    enrolment id NOT NULL REFERENCES enrolment (id),
    how text NOT NULL CHECK (how IN ('rate', 'minimum', 'judgement')),
    stratum int NOT NULL CHECK ((stratum = 0) = (how = 'judgement')),
    iqa id REFERENCES person (id), -- for whom; NULL: nobody may
    PRIMARY KEY (draw, enrolment)
);
-- frozen sampling_pick
CREATE INDEX sampling_pick_enrolment ON sampling_pick (enrolment);
CREATE INDEX sampling_pick_iqa ON sampling_pick (iqa);

CREATE TABLE sample (
    id id PRIMARY KEY,
    enrolment id NOT NULL REFERENCES enrolment (id),
    kind text NOT NULL CHECK (kind IN ('interim', 'summative', 're-sample')),
    earlier id REFERENCES sample (id), -- that it looks at again
    iqa id NOT NULL REFERENCES person (id),
    agreed flag NOT NULL,
    trainee flag NOT NULL, -- by an IQA approved as one: it counts once
                           -- countersigned (rule R6)
    looked text NOT NULL, -- besides evidence: "voice", "observation"
    feedback text,        -- to the assessor
    made time NOT NULL,
    CHECK ((kind = 're-sample') = (earlier IS NOT NULL))
);
-- frozen sample(id, enrolment, kind, earlier, iqa, agreed, trainee, looked, made)
CREATE INDEX sample_enrolment ON sample (enrolment, made);
CREATE INDEX sample_made ON sample (made);

CREATE TABLE sample_countersignature (
    sample id PRIMARY KEY REFERENCES sample (id),
    person id NOT NULL REFERENCES person (id),
    made time NOT NULL
);
-- frozen sample_countersignature

CREATE TABLE sample_evidence (
    sample id NOT NULL REFERENCES sample (id),
    evidence id NOT NULL,
    version int NOT NULL,
    PRIMARY KEY (sample, evidence),
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
-- frozen sample_evidence
CREATE INDEX sample_evidence_version ON sample_evidence (evidence, version);

CREATE TABLE sample_review (
    sample id NOT NULL REFERENCES sample (id),
    review id NOT NULL REFERENCES review (id),
    PRIMARY KEY (sample, review)
);
-- frozen sample_review

-- Criteria whose decisions the IQA does not agree with.
CREATE TABLE sample_item (
    sample id NOT NULL REFERENCES sample (id),
    item id NOT NULL REFERENCES item (id),
    PRIMARY KEY (sample, item)
);
-- frozen sample_item

-- Picks, with whether a sample was recorded since and the unit is signed.
CREATE VIEW sampling_picked AS
SELECT d.plan, d.number, d.made, k.enrolment, e.learner, p.name, p.ref, u.key,
    u.rev, k.how, k.stratum, k.iqa, q.name AS iqa_name,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM sample s
        WHERE s.enrolment = k.enrolment AND s.kind <> 'interim'
          AND s.made >= d.made)
        THEN 1 ELSE 0 END AS smallint) AS sampled,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM unit_step s
        WHERE s.enrolment = k.enrolment AND s.kind = 'signature'
          AND s.standing = 1)
        THEN 1 ELSE 0 END AS smallint) AS signed_off
FROM sampling_pick k JOIN sampling_draw d ON d.id = k.draw
JOIN enrolment e ON e.id = k.enrolment
JOIN person p ON p.id = e.learner JOIN unit u ON u.id = e.unit
LEFT JOIN person q ON q.id = k.iqa;

-- The last sample of a unit, where it is of what is signed now.
CREATE VIEW sample_last AS
SELECT s.enrolment, s.agreed,
    CAST(CASE WHEN s.trainee = 0 OR EXISTS (SELECT 1
        FROM sample_countersignature y WHERE y.sample = s.id)
        THEN 1 ELSE 0 END AS smallint) AS counts
FROM sample s JOIN unit_stage t ON t.enrolment = s.enrolment
WHERE s.made >= t.signed
  AND NOT EXISTS (SELECT 1 FROM sample l
        WHERE l.enrolment = s.enrolment
          AND (l.made, l.id) > (s.made, s.id));

-- expected: it was picked, or sampled when it was signed; agreed: the last
-- sample agrees, counts, and is of what is signed now; waits: the last does not
-- count yet.
CREATE VIEW unit_sampled AS
SELECT e.id AS enrolment,
    (SELECT COUNT(*) FROM sampling_pick k WHERE k.enrolment = e.id)
    + (SELECT COUNT(*) FROM sample s
       WHERE s.enrolment = e.id AND s.kind = 'summative') AS expected,
    (SELECT COUNT(*) FROM sample_last s
     WHERE s.enrolment = e.id AND s.agreed = 1 AND s.counts = 1) AS agreed,
    (SELECT COUNT(*) FROM sample_last s
     WHERE s.enrolment = e.id AND s.counts = 0) AS waits
FROM enrolment e;

-- Approvals and each enrolment that they are for: by the unit itself, or by a
-- qualification for which the learner takes it.
CREATE VIEW approved_enrolment AS
SELECT a.person, a.role, a.from_day, COALESCE(a.ended, a.to_day) AS last_day,
    e.id AS enrolment
FROM enrolment e JOIN unit u ON u.id = e.unit
JOIN approval a ON a.unit_key = u.key
    OR a.qualification_key IN (SELECT q.key
        FROM qualification_choice k
        JOIN qualification_enrolment n ON n.id = k.qualification
        JOIN qualification q ON q.id = n.qualification
        WHERE k.enrolment = e.id);
