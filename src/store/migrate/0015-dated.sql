-- Dated records: plans, reviews, meetings, visits, declarations, appeals.  All
-- are one table, told apart by their kind, because all have a day, people, a
-- text, files and actions that follow.  What is said is not changed; that a
-- record has ended, or an action was done, is written once.  Texts may be
-- erased.
CREATE TABLE dated (
    id id PRIMARY KEY,
    kind text NOT NULL,
    about id REFERENCES person (id), -- NULL: the centre
    author id NOT NULL REFERENCES person (id),
    day text NOT NULL,
    due text,
    blocks flag NOT NULL, -- a claim for a certificate, until it ends (R15)
    words text,
    made time NOT NULL,
    ended time,
    outcome text
);
-- frozen dated(id, kind, about, author, day, due, blocks, made)
CREATE INDEX dated_about ON dated (about, day);
CREATE INDEX dated_kind ON dated (kind, day);
CREATE INDEX dated_day ON dated (day);

-- Everybody concerned: author, whom it is about, and who took part.
CREATE TABLE dated_person (
    dated id NOT NULL REFERENCES dated (id),
    person id NOT NULL REFERENCES person (id),
    PRIMARY KEY (dated, person)
);
-- frozen dated_person
CREATE INDEX dated_person_person ON dated_person (person);

CREATE TABLE dated_signature (
    dated id NOT NULL,
    person id NOT NULL,
    made time NOT NULL,
    PRIMARY KEY (dated, person),
    FOREIGN KEY (dated, person) REFERENCES dated_person (dated, person)
);
-- frozen dated_signature

CREATE TABLE dated_item (
    dated id NOT NULL REFERENCES dated (id),
    item id NOT NULL REFERENCES item (id),
    PRIMARY KEY (dated, item)
);
-- frozen dated_item

CREATE TABLE dated_file (
    dated id NOT NULL REFERENCES dated (id),
    position int NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    size int NOT NULL,
    PRIMARY KEY (dated, position)
);
CREATE INDEX dated_file_blob ON dated_file (sha256);

-- What is to be done, after a dated record or a sample.
CREATE TABLE action (
    id id PRIMARY KEY,
    origin id NOT NULL, -- the record
    number int NOT NULL CHECK (number > 0), -- of it
    about id REFERENCES person (id),
    enrolment id REFERENCES enrolment (id), -- whose release it blocks
    required flag NOT NULL, -- or else advice
    owner id NOT NULL REFERENCES person (id),
    due text,
    words text,
    made time NOT NULL,
    done time,
    outcome text,
    UNIQUE (origin, number)
);
-- frozen action(id, origin, number, about, enrolment, required, owner, due, made)
CREATE INDEX action_open ON action (owner, due) WHERE done IS NULL;
CREATE INDEX action_due ON action (due) WHERE done IS NULL;
CREATE INDEX action_enrolment ON action (enrolment) WHERE done IS NULL;
CREATE INDEX action_about ON action (about);

CREATE TABLE action_item (
    action id NOT NULL REFERENCES action (id),
    item id NOT NULL REFERENCES item (id),
    PRIMARY KEY (action, item)
);
-- frozen action_item
