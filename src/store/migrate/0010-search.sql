-- Searching.  A document is what one thing (a unit) says in one language.  Its
-- words are folded before they come here; the engine's own index finds
-- documents by them.  The words that there are stand by themselves, and in
-- pieces, so that a word with a letter wrong finds those it is like.  Documents
-- are only added: an engine may not be able to take words out again.
CREATE TABLE search_doc (
    doc int PRIMARY KEY,
    thing id NOT NULL,
    language text NOT NULL,
    state int NOT NULL -- 0: newest; 1: a later thing stands for it; 2: void
);
CREATE INDEX search_doc_thing ON search_doc (thing, language);

-- only sqlite
CREATE VIRTUAL TABLE search USING fts5
    (code, title, keyword, body, content = '', tokenize = 'ascii');

CREATE TABLE search_word (
    word text PRIMARY KEY
);

CREATE TABLE search_piece (
    piece text NOT NULL, -- its word's length, which third it is, and the third
    word text NOT NULL,
    PRIMARY KEY (piece, word)
);

-- Units by their titles, as a reader of the language looks for them.
CREATE TABLE unit_order (
    unit id NOT NULL REFERENCES unit (id),
    reader text NOT NULL, -- the language whose alphabet it is
    place bytes NOT NULL,
    PRIMARY KEY (unit, reader)
);
CREATE INDEX unit_order_place ON unit_order (reader, place, unit);
