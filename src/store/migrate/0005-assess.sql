-- Reviews and what they decide, and what is done to a unit as a whole.  None of
-- it is changed afterwards but for "standing": a later decision on the item,
-- or the withdrawal of its evidence, ends it.  Free text may be erased.
CREATE TABLE review (
    id id PRIMARY KEY,
    learner id NOT NULL REFERENCES person (id),
    assessor id NOT NULL REFERENCES person (id),
    finished time NOT NULL,
    digest text NOT NULL, -- of what was judged: the same review comes once
    feedback text,
    next_step text,
    due text,
    CHECK (assessor <> learner) -- rule R1
);
-- frozen review(id, learner, assessor, finished, digest, due)
CREATE INDEX review_learner ON review (learner, finished);

CREATE TABLE review_evidence (
    review id NOT NULL REFERENCES review (id),
    evidence id NOT NULL,
    version int NOT NULL,
    vacr text NOT NULL, -- the ticked ones of V A C R, in this order
    outcome text NOT NULL CHECK
        (outcome IN ('accepted', 'accepted-in-part', 'returned')),
    PRIMARY KEY (review, evidence),
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
-- frozen review_evidence
CREATE INDEX review_evidence_version ON review_evidence (evidence, version);

CREATE TABLE decision (
    id id PRIMARY KEY,
    review id NOT NULL REFERENCES review (id),
    enrolment id NOT NULL REFERENCES enrolment (id),
    item id NOT NULL REFERENCES item (id),
    decision text NOT NULL CHECK
        (decision IN ('met', 'not-yet', 'more-needed')),
    letter text CHECK (letter IN ('V', 'A', 'C', 'S', 'R')),
    note text,
    standing flag NOT NULL,
    CHECK (decision = 'met' OR letter IS NOT NULL)
);
CREATE UNIQUE INDEX decision_standing ON decision (enrolment, item)
    WHERE standing = 1;
CREATE INDEX decision_review ON decision (review);
-- frozen decision(id, review, enrolment, item, decision, letter)

CREATE TABLE decision_rest (
    decision id NOT NULL REFERENCES decision (id),
    evidence id NOT NULL,
    version int NOT NULL,
    PRIMARY KEY (decision, evidence),
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
CREATE INDEX decision_rest_evidence ON decision_rest (evidence, version);
-- frozen decision_rest

-- The signatures under a unit, and what follows them.  Each stands once: a
-- reopening ends all that stood but for the learner's declaration.
CREATE TABLE unit_step (
    id id PRIMARY KEY,
    enrolment id NOT NULL REFERENCES enrolment (id),
    kind text NOT NULL CHECK (kind IN ('declaration', 'signature', 'release',
        'claim', 'credit-transfer', 'exemption', 'revocation', 'reopening')),
    person id REFERENCES person (id), -- NULL: the operator
    role text,   -- in which they did it, of a reopening
    reason text, -- or the certificate by which a unit is met; may be erased
    made time NOT NULL,
    standing flag NOT NULL
);
CREATE UNIQUE INDEX unit_step_standing ON unit_step (enrolment, kind)
    WHERE standing = 1;
CREATE INDEX unit_step_enrolment ON unit_step (enrolment, made);
CREATE INDEX unit_step_signed ON unit_step (made)
    WHERE kind = 'signature' AND standing = 1;
-- frozen unit_step(id, enrolment, kind, person, role, made)

-- What a reopening opens: the other items keep their decisions.
CREATE TABLE unit_reopened (
    step id NOT NULL REFERENCES unit_step (id),
    item id NOT NULL REFERENCES item (id),
    PRIMARY KEY (step, item)
);
-- frozen unit_reopened

-- What of it counts.  A declaration does not when the learner has added
-- evidence to the unit since it was reopened, be it for the first time.
CREATE VIEW unit_stage AS
SELECT e.id AS enrolment,
    (SELECT d.made FROM unit_step d
     WHERE d.enrolment = e.id AND d.kind = 'declaration' AND d.standing = 1
       AND NOT EXISTS (SELECT 1 FROM unit_step o
         JOIN mapping m ON m.enrolment = o.enrolment AND m.state <> 'refused'
         JOIN evidence_version v ON v.evidence = m.evidence
             AND v.version = m.version
         WHERE o.enrolment = e.id AND o.kind = 'reopening'
           AND o.made > d.made AND v.submitted > o.made
           AND v.recorder = e.learner AND v.state <> 'withdrawn'))
        AS declared,
    (SELECT s.made FROM unit_step s
     WHERE s.enrolment = e.id AND s.kind = 'signature' AND s.standing = 1)
        AS signed,
    (SELECT s.kind FROM unit_step s
     WHERE s.enrolment = e.id AND s.standing = 1
       AND s.kind IN ('release', 'claim', 'credit-transfer', 'exemption',
         'revocation')
     ORDER BY s.made DESC, s.id DESC LIMIT 1) AS stage
FROM enrolment e;
