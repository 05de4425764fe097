-- What a unit says of others, and until when it holds: asked for every unit of
-- a list, so it stands beside the XML.  A unit that was loaded before these
-- tables gets its rows when its file is loaded again.
CREATE TABLE unit_relation (
    unit id NOT NULL REFERENCES unit (id),
    position int NOT NULL,  -- in the unit, from 1
    type text NOT NULL,     -- original, supersedes, superseded-by, …
    urn text NOT NULL,      -- as published
    key text NOT NULL,      -- the key that it would have here
    rev int NOT NULL,       -- 0: whichever
    PRIMARY KEY (unit, position)
);
-- frozen unit_relation
CREATE INDEX unit_relation_key ON unit_relation (key);

CREATE TABLE unit_dated (
    unit id PRIMARY KEY REFERENCES unit (id),
    review text,   -- YYYY[-MM[-DD]]: the indicative review date
    validity text  -- current, legacy, archived
);
-- frozen unit_dated
