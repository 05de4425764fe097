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
