-- Witnesses without an account: who was asked, by a link of which only the
-- hash is kept; what they confirmed through it; and how an assessor checked
-- that it was they, which is also how a statement on paper comes to count.
CREATE TABLE witness_request (
    id id PRIMARY KEY,
    evidence id NOT NULL REFERENCES evidence (id),
    version int NOT NULL,
    asker id NOT NULL REFERENCES person (id),
    name text NOT NULL,
    email text, -- the link goes there; NULL: it was printed
    language text NOT NULL CHECK (language IN ('cy', 'en')),
    link text NOT NULL UNIQUE, -- SHA-256 of what stands in it
    asked time NOT NULL,
    expires time NOT NULL,
    used time,
    CHECK (expires >= asked)
);
CREATE INDEX witness_request_evidence ON witness_request (evidence, version);

CREATE TABLE witness_statement (
    request id PRIMARY KEY REFERENCES witness_request (id),
    evidence id NOT NULL,
    version int NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    relation text NOT NULL,
    words text NOT NULL,
    made time NOT NULL,
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
-- frozen witness_statement(request, evidence, version, made)
CREATE INDEX witness_statement_evidence
    ON witness_statement (evidence, version);

CREATE TABLE witness_check (
    id id PRIMARY KEY,
    evidence id NOT NULL,
    version int NOT NULL,
    request id REFERENCES witness_request (id), -- NULL: on paper
    name text NOT NULL,                         -- of the witness
    checker id NOT NULL REFERENCES person (id),
    how text NOT NULL,
    made time NOT NULL,
    FOREIGN KEY (evidence, version)
        REFERENCES evidence_version (evidence, version)
);
-- frozen witness_check(id, evidence, version, request, checker, made)
CREATE INDEX witness_check_evidence ON witness_check (evidence, version);

-- Mail that waits: its words are a file of its id in outbox/, gone once it is
-- sent, so that no link stands in the database.
CREATE TABLE mail (
    id id PRIMARY KEY,
    recipient text NOT NULL,
    made time NOT NULL,
    attempts int NOT NULL,
    next time NOT NULL, -- when it is tried
    failure text,       -- of the last attempt
    sent time
);
CREATE INDEX mail_waiting ON mail (next) WHERE sent IS NULL;
