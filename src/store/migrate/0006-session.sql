-- Signing in to the pages.  A session is found by the hash of a token that
-- only the browser has; it proves nothing about acts, so old rows are swept.
-- A passphrase that somebody else drew is temporary: it signs nothing, and
-- only lets its person choose their own.  Who read another person's record is kept
-- beside the ledger, not in it: reading changes nothing.
CREATE TABLE drawn (
    credential id PRIMARY KEY REFERENCES credential (id)
);
-- frozen drawn

CREATE TABLE session (
    id id PRIMARY KEY,
    hash bytes NOT NULL UNIQUE, -- SHA-256 of the token
    person id NOT NULL REFERENCES person (id),
    credential id NOT NULL REFERENCES credential (id),
    shared flag NOT NULL, -- on a device that others use too
    made time NOT NULL,
    seen time NOT NULL,
    ended time
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_made ON session (made);

CREATE TABLE access_log (
    id id PRIMARY KEY,
    person id NOT NULL REFERENCES person (id), -- who read
    learner id NOT NULL REFERENCES person (id), -- whose record
    what text NOT NULL, -- "unit", "evidence", "file", …
    thing id NOT NULL, -- which
    at time NOT NULL
);
CREATE INDEX access_log_learner ON access_log (learner, at);
