-- A declared conflict of interest between two people blocks what one would
-- judge of the other, until the coordinator signs how it is managed (rule R9).
-- A visitor of the awarding body sees the learners on its qualifications between
-- two days, and picks a sample of their own.
CREATE TABLE conflict (
    id id PRIMARY KEY,
    person id NOT NULL REFERENCES person (id),
    about id NOT NULL REFERENCES person (id), -- a learner, where one is
    from_day text NOT NULL,
    to_day text CHECK (to_day >= from_day), -- both included; NULL: open
    words text NOT NULL,
    declarer id REFERENCES person (id), -- NULL: the operator
    declared time NOT NULL,
    outcome text CHECK (outcome IN ('blocked', 'managed')), -- NULL: blocks yet
    mitigation text,
    decider id REFERENCES person (id),
    decided time,
    CHECK (person <> about),
    CHECK (decider <> person AND decider <> about),
    CHECK ((outcome IS NULL) = (decider IS NULL)),
    CHECK (outcome <> 'managed' OR mitigation IS NOT NULL)
);
-- frozen conflict(id, person, about, from_day, declarer, declared)
CREATE INDEX conflict_person ON conflict (person, about);
CREATE INDEX conflict_about ON conflict (about, person);

CREATE TABLE eqa_access (
    id id PRIMARY KEY,
    person id NOT NULL,
    outside flag NOT NULL CHECK (outside = 1), -- only an EQA's
    body text NOT NULL, -- the awarding body, as its qualifications name it
    from_day text NOT NULL,
    to_day text NOT NULL CHECK (to_day >= from_day),
    given time NOT NULL,
    FOREIGN KEY (person, outside) REFERENCES person (id, outside)
);
-- frozen eqa_access
CREATE INDEX eqa_access_person ON eqa_access (person, to_day);

CREATE TABLE eqa_sample (
    id id PRIMARY KEY,
    person id NOT NULL REFERENCES person (id),
    enrolment id NOT NULL REFERENCES enrolment (id),
    reason text,
    made time NOT NULL,
    UNIQUE (enrolment, person)
);
-- frozen eqa_sample(id, person, enrolment, made)

-- What a qualification asks of evidence, out of its file; -1: unsaid.
CREATE TABLE qualification_rule (
    qualification id NOT NULL REFERENCES qualification (id),
    position int NOT NULL,
    per text NOT NULL CHECK (per IN ('item', 'unit', 'qualification')),
    methods text, -- types, divided by blanks; NULL: all
    least int NOT NULL,
    most int NOT NULL,
    occasions int NOT NULL, -- different days
    days int NOT NULL,      -- from the first to the last
    PRIMARY KEY (qualification, position)
);
-- frozen qualification_rule
CREATE INDEX qualification_enrolment_qualification
    ON qualification_enrolment (qualification, learner);
CREATE INDEX qualification_body ON qualification (body);
