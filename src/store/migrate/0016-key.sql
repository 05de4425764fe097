-- What people sign with.  The secret of a key is kept sealed, under the
-- credential whose passphrase opens it; the acts of a key are the ledger's.
CREATE TABLE signing_key (
    id text PRIMARY KEY,   -- from the public key: ledger/signature.h
    person id NOT NULL REFERENCES person (id),
    public bytes NOT NULL CHECK (length(public) = 32),
    root text NOT NULL REFERENCES signing_key (id), -- it follows from that
    leaf int NOT NULL,     -- of the act that made it known
    made time NOT NULL,
    issuer id REFERENCES person (id), -- who reset the one before; NULL: the
    reissued time,         -- operator.  NULL: their first, or a rotation
    ended time,
    ending text CHECK (ending IN ('rotated', 'replaced', 'left')),
    ended_by id REFERENCES person (id), -- NULL: the operator
    CHECK ((ended IS NULL) = (ending IS NULL))
);
CREATE UNIQUE INDEX signing_key_current ON signing_key (person)
    WHERE ended IS NULL;
CREATE INDEX signing_key_person ON signing_key (person, leaf);
CREATE INDEX signing_key_root ON signing_key (root);
CREATE INDEX signing_key_reissued ON signing_key (reissued)
    WHERE reissued IS NOT NULL;
-- frozen signing_key(id, person, public, root, leaf, made, issuer, reissued)

CREATE TABLE key_sealed (
    key text PRIMARY KEY REFERENCES signing_key (id),
    credential id NOT NULL REFERENCES credential (id),
    sealed bytes NOT NULL
);
CREATE INDEX key_sealed_credential ON key_sealed (credential);

-- That a key is its person's, said with another key.  An officer stands in
-- for those whose first key is younger than theirs, or than that of whoever
-- confirmed theirs: "since".
CREATE TABLE key_confirmed (
    key text PRIMARY KEY REFERENCES signing_key (id),
    person id NOT NULL REFERENCES person (id),
    since int NOT NULL,
    at time NOT NULL
);
-- frozen key_confirmed

-- Which act was signed with which key.
CREATE TABLE signed (
    act id PRIMARY KEY REFERENCES act (id),
    key text NOT NULL REFERENCES signing_key (id)
);
CREATE INDEX signed_key ON signed (key);
-- frozen signed
