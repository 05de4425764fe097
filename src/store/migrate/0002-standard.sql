-- The standards library.  A unit is named by key and revision and never
-- changes once loaded: a changed text is a new revision.  The canonical XML is
-- kept whole (what it hashes to is what acts refer to); its items have rows of
-- their own, because mappings and decisions name them.
CREATE TABLE unit (
    id id PRIMARY KEY,
    key text NOT NULL,
    rev int NOT NULL CHECK (rev > 0),
    urn text,
    language text NOT NULL, -- the primary one
    title text,             -- in the primary language
    xml text NOT NULL,
    sha256 text NOT NULL,   -- of the XML's bytes
    loaded time NOT NULL,
    UNIQUE (key, rev)
);

CREATE TABLE unit_title (
    unit id NOT NULL REFERENCES unit (id),
    language text NOT NULL,
    title text NOT NULL,
    origin text NOT NULL CHECK
        (origin IN ('source', 'curated', 'translated', 'machine')),
    PRIMARY KEY (unit, language)
);

CREATE TABLE item (
    id id PRIMARY KEY,
    unit id NOT NULL REFERENCES unit (id),
    name text NOT NULL,     -- P12.1
    parent id REFERENCES item (id),
    section text NOT NULL,  -- performance, knowledge, …
    label text,             -- as the source numbers it
    position int NOT NULL,  -- in the unit, from 1
    assess text NOT NULL CHECK
        (assess IN ('self', 'children', 'both', 'none')),
    sha256 text NOT NULL,   -- of the normalised primary text
    UNIQUE (unit, name),
    UNIQUE (unit, position)
);

CREATE TABLE item_text (
    item id NOT NULL REFERENCES item (id),
    language text NOT NULL,
    words text NOT NULL,
    origin text NOT NULL CHECK
        (origin IN ('source', 'curated', 'translated', 'machine')),
    PRIMARY KEY (item, language)
);
