-- Languages of the standards.  A unit gets a further edition when a language
-- is added to it, or an official text takes the place of an unofficial one;
-- edition 1 is the row in unit.  Editions are what was loaded and never
-- change; unit_title and item_text hold the words of the newest.  Each person
-- sees the standards' words in the languages they choose.
CREATE TABLE unit_edition (
    unit id NOT NULL REFERENCES unit (id),
    edition int NOT NULL CHECK (edition > 1),
    language text NOT NULL, -- that it brought
    origin text NOT NULL CHECK
        (origin IN ('source', 'curated', 'translated', 'machine')),
    xml text NOT NULL,      -- the whole unit
    sha256 text NOT NULL,   -- of the XML's bytes
    added time NOT NULL,
    PRIMARY KEY (unit, edition)
);
-- frozen unit_edition

-- NULL: as the pages are.
ALTER TABLE person ADD COLUMN words text
    CHECK (words IN ('cy', 'en', 'both'));
