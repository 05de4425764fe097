-- Enrolments, evidence with its versions and files, and mappings.  What was
-- submitted never changes: an edit is a new version.  Item and unit states are
-- derived from these rows and from decisions, so nothing can disagree.
CREATE TABLE enrolment (
    id id PRIMARY KEY,
    learner id NOT NULL REFERENCES person (id),
    unit id NOT NULL REFERENCES unit (id),
    start_day text NOT NULL,
    target_day text,
    enrolled time NOT NULL,
    UNIQUE (learner, unit)
);

-- Who judges in an enrolment, from day to day (both included; NULL: open).
CREATE TABLE allocation (
    id id PRIMARY KEY,
    enrolment id NOT NULL REFERENCES enrolment (id),
    person id NOT NULL REFERENCES person (id),
    role text NOT NULL CHECK (role IN ('assessor', 'countersigner', 'iqa')),
    from_day text NOT NULL,
    to_day text CHECK (to_day IS NULL OR to_day >= from_day)
);
CREATE INDEX allocation_enrolment ON allocation (enrolment);
CREATE INDEX allocation_person ON allocation (person);

-- A piece of evidence; its number per learner is never reused.
CREATE TABLE evidence (
    id id PRIMARY KEY,
    learner id NOT NULL REFERENCES person (id),
    number int NOT NULL CHECK (number > 0),
    made time NOT NULL,
    UNIQUE (learner, number)
);

CREATE TABLE evidence_version (
    evidence id NOT NULL REFERENCES evidence (id),
    version int NOT NULL CHECK (version > 0),
    record id NOT NULL UNIQUE, -- what its commitments are salted by
    recorder id NOT NULL REFERENCES person (id),
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'in-review',
        'accepted', 'accepted-in-part', 'returned', 'withdrawn')),
    type text NOT NULL CHECK (type IN ('OBS', 'PD', 'OQ', 'WQ', 'PROD', 'WT',
        'EWT', 'RA', 'LOG', 'CASE', 'SIM', 'RPL', 'TEST', 'AV')),
    title text NOT NULL,
    words text,
    link text,
    language text NOT NULL CHECK (language IN ('cy', 'en')),
    happened text NOT NULL, -- the civil day it shows
    others text NOT NULL CHECK (others IN ('yes', 'no', 'seen', 'heard',
        'named', 'seen,heard', 'seen,named', 'heard,named',
        'seen,heard,named')), -- is anyone else in it?
    details text,           -- what its type says (portfolio/details.h)
    content text NOT NULL,  -- the commitment to all of the above and the files
    made time NOT NULL,
    submitted time,
    confirmed time,         -- by the learner, where somebody else recorded it
    comment text,           -- the learner's, on confirming
    PRIMARY KEY (evidence, version)
);

CREATE TABLE evidence_file (
    evidence id NOT NULL,
    version int NOT NULL,
    position int NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    size int NOT NULL,
    PRIMARY KEY (evidence, version, position),
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
CREATE INDEX evidence_file_blob ON evidence_file (sha256);

CREATE TABLE mapping (
    id id PRIMARY KEY,
    evidence id NOT NULL,
    version int NOT NULL,
    enrolment id NOT NULL REFERENCES enrolment (id),
    item id NOT NULL REFERENCES item (id),
    mapper id NOT NULL REFERENCES person (id),
    state text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'refused')),
    basis text NOT NULL DEFAULT 'direct' CHECK
        (basis IN ('direct', 'asked', 'inferred')),
    line text,    -- how it shows it, in a sentence
    region text,  -- where, as portfolio/region.h writes it
    made time NOT NULL,
    UNIQUE (evidence, version, item),
    CHECK (basis <> 'inferred' OR line IS NOT NULL),
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
