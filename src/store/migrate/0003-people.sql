-- People, what they may be, what they sign in and sign with, and the units
-- they are approved for.  Names and addresses are attributes; the id is the
-- key and what acts name.
CREATE TABLE person (
    id id PRIMARY KEY,
    ref text NOT NULL UNIQUE,
    name text NOT NULL,
    email text UNIQUE,
    language text NOT NULL CHECK (language IN ('cy', 'en')),
    added time NOT NULL,
    disabled time,
    outside flag NOT NULL, -- an EQA, who is nobody else (rule R4)
    UNIQUE (id, outside)
);

CREATE TABLE role (
    person id NOT NULL REFERENCES person (id),
    role text NOT NULL CHECK (role IN ('learner', 'assessor',
        'trainee-assessor', 'countersigner', 'witness', 'iqa', 'coordinator',
        'eqa', 'administrator')),
    given time NOT NULL,
    outside flag NOT NULL CHECK (outside = CASE role WHEN 'eqa' THEN 1 ELSE 0 END),
    PRIMARY KEY (person, role),
    FOREIGN KEY (person, outside) REFERENCES person (id, outside)
);
CREATE INDEX role_role ON role (role);

-- A passphrase's verifier.  A new one ends the old; none is ever changed.
CREATE TABLE credential (
    id id PRIMARY KEY,
    person id NOT NULL REFERENCES person (id),
    salt bytes NOT NULL,
    verifier bytes NOT NULL,
    made time NOT NULL,
    ended time
);
CREATE INDEX credential_person ON credential (person);
CREATE UNIQUE INDEX credential_current ON credential (person)
    WHERE ended IS NULL;

CREATE TABLE approval (
    id id PRIMARY KEY,
    person id NOT NULL REFERENCES person (id),
    role text NOT NULL CHECK (role IN ('assessor', 'trainee-assessor',
        'countersigner', 'iqa', 'trainee-iqa')),
    unit_key text,          -- for this unit,
    qualification_key text, -- or for the units of this qualification
    from_day text NOT NULL, -- civil days, both included
    to_day text NOT NULL CHECK (to_day >= from_day),
    languages text NOT NULL CHECK (languages IN ('cy', 'en', 'cy en')),
    given time NOT NULL,
    ended text CHECK (ended <= to_day), -- the last day, where it ended early
    CHECK ((unit_key IS NULL) <> (qualification_key IS NULL))
);
-- frozen approval(id, person, role, unit_key, qualification_key, from_day, to_day, languages, given)
CREATE INDEX approval_person ON approval (person, unit_key);
CREATE INDEX approval_to ON approval (to_day);
