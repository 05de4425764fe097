-- What was signed of the ledger: a note for each batch of acts, and what
-- others, who keep one, have added to it.
CREATE TABLE checkpoint (
    size int PRIMARY KEY CHECK (size >= 0),
    note text NOT NULL,
    made time NOT NULL
);
-- frozen checkpoint

CREATE TABLE cosignature (
    size int NOT NULL REFERENCES checkpoint (size),
    signer text NOT NULL, -- the key, NAME+ID+BASE64
    line text NOT NULL,
    made time NOT NULL,
    PRIMARY KEY (size, signer)
);
-- frozen cosignature
