-- Qualifications: as units, by key and revision, and never changed.  A learner
-- is enrolled on one besides the enrolments on its units; which units were
-- chosen for it stands between the two, because options change.
CREATE TABLE qualification (
    id id PRIMARY KEY,
    key text NOT NULL,
    rev int NOT NULL CHECK (rev > 0),
    title text NOT NULL,
    body text,              -- the awarding body; NULL: unsaid
    xml text NOT NULL,
    sha256 text NOT NULL,   -- of the XML's bytes
    loaded time NOT NULL,
    UNIQUE (key, rev)
);
-- frozen qualification

CREATE TABLE qualification_enrolment (
    id id PRIMARY KEY,
    learner id NOT NULL REFERENCES person (id),
    qualification id NOT NULL REFERENCES qualification (id),
    start_day text NOT NULL,
    target_day text,
    enrolled time NOT NULL,
    UNIQUE (learner, qualification)
);

CREATE TABLE qualification_choice (
    qualification id NOT NULL REFERENCES qualification_enrolment (id),
    enrolment id NOT NULL REFERENCES enrolment (id),
    PRIMARY KEY (qualification, enrolment)
);
CREATE INDEX qualification_choice_enrolment ON qualification_choice (enrolment);
