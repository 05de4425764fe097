-- What every centre has from the first moment: its settings, the acts, the
-- tree over them (RFC 9162 section 2) and what opens their commitments.
CREATE TABLE meta (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- One row per act, as record.md of the ledger says; never changed.  The other
-- columns repeat what "words", the canonical JSON, says, to be searched by.
CREATE TABLE act (
    id id PRIMARY KEY,
    kind text NOT NULL,
    actor id,                 -- NULL: the operator
    subject id,
    at time NOT NULL,         -- when it was composed
    logged time NOT NULL,     -- never less than that of the act before
    words text NOT NULL,
    signatures text NOT NULL, -- lines, each ended by LF
    CHECK (at <= logged)
);
CREATE INDEX act_subject ON act (subject);
-- frozen act

-- The order of the acts.  Apart from them, because an engine that is spread
-- over machines records first and numbers afterwards.
CREATE TABLE leaf (
    n int PRIMARY KEY CHECK (n >= 0),
    act id NOT NULL UNIQUE REFERENCES act (id)
);
-- frozen leaf

-- Hashes of complete subtrees: leaf n is at place 2n, and the node over
-- leaves n * 2^level to (n + 1) * 2^level - 1 is at (2n + 1) * 2^level - 1.
CREATE TABLE node (
    place int PRIMARY KEY,
    hash bytes NOT NULL CHECK (length(hash) = 32)
);
-- frozen node

-- What a commitment hides.  Erasing deletes rows; the acts stay.
CREATE TABLE opening (
    commitment text PRIMARY KEY,
    record id NOT NULL, -- all of one record have the same salt
    field text NOT NULL,
    salt bytes NOT NULL CHECK (length(salt) = 32),
    value text NOT NULL
);
CREATE INDEX opening_record ON opening (record);
