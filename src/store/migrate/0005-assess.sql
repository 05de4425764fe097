-- Reviews and what they decide, and the two signatures under a unit.  None of
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

CREATE TABLE unit_signature (
    id id PRIMARY KEY,
    enrolment id NOT NULL REFERENCES enrolment (id),
    kind text NOT NULL CHECK (kind IN ('declaration', 'signature')),
    person id NOT NULL REFERENCES person (id),
    made time NOT NULL,
    UNIQUE (enrolment, kind)
);
-- frozen unit_signature
