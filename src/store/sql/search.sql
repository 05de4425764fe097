-- Searching: documents, the words that there are, and the pieces they are
-- known by.  What an engine's own index is asked is marked as its own.

-- row search_last: doc int

-- one search_last(): search_last
SELECT COALESCE(MAX(doc), 0) AS doc FROM search_doc;

-- exec search_doc_add(doc int, thing id, language text)
INSERT INTO search_doc (doc, thing, language, state) VALUES ($1, $2, $3, 0);

-- exec search_doc_void(thing id, language text)
UPDATE search_doc SET state = 2 WHERE thing = $1 AND language = $2;

-- exec search_doc_old(thing id)
UPDATE search_doc SET state = 1 WHERE thing = $1 AND state = 0;

-- only sqlite
-- exec search_index(doc int, code text, title text, keyword text, body text)
INSERT INTO search (rowid, code, title, keyword, body)
VALUES ($1, $2, $3, $4, $5);

-- row search_hit: thing id, language text

-- The latest documents that match, then the best of those: what most
-- documents hold is not weighed in all of them.
-- only sqlite
-- many search_match(query text, state int, language text, latest int,
--     max int): search_hit
SELECT thing, language FROM (
    SELECT d.doc, d.thing, d.language,
        bm25(search, 8.0, 8.0, 3.0, 1.0) AS score
    FROM search CROSS JOIN search_doc d ON d.doc = search.rowid
    WHERE search MATCH $1 AND d.state <= $2
        AND ($3 = '' OR d.language = $3)
    ORDER BY search.rowid DESC LIMIT $4)
ORDER BY score, doc DESC LIMIT $5;

-- The same, the latest first: where there are many words to weigh.
-- only sqlite
-- many search_latest(query text, state int, language text, max int): search_hit
SELECT d.thing, d.language
FROM search CROSS JOIN search_doc d ON d.doc = search.rowid
WHERE search MATCH $1 AND d.state <= $2 AND ($3 = '' OR d.language = $3)
ORDER BY search.rowid DESC LIMIT $4;

-- row search_count: n int

-- How many documents match, counting no further than max.
-- only sqlite
-- one search_count(query text, max int): search_count
SELECT COUNT(*) AS n FROM
    (SELECT 1 FROM search WHERE search MATCH $1 LIMIT $2) AS matching;

-- change search_word_add(word text)
INSERT INTO search_word (word) VALUES ($1) ON CONFLICT DO NOTHING;

-- exec search_piece_add(piece text, word text)
INSERT INTO search_piece (piece, word) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- row search_word: word text

-- one search_word_get(word text): search_word
SELECT word FROM search_word WHERE word = $1;

-- Those from one word on to before another.
-- many search_words(first text, past text, max int): search_word
SELECT word FROM search_word WHERE word >= $1 AND word < $2
ORDER BY word LIMIT $3;

-- many search_piece_words(piece text, max int): search_word
SELECT word FROM search_piece WHERE piece = $1 LIMIT $2;

-- row search_parts: n int

-- only sqlite
-- one search_parts(): search_parts
SELECT COUNT(DISTINCT segid) AS n FROM search_idx;

-- Less than no pages: of whatever size the parts are.
-- only sqlite
-- exec search_merge(pages int)
INSERT INTO search (search, rank) VALUES ('merge', $1);

-- only sqlite
-- exec search_clear()
INSERT INTO search (search) VALUES ('delete-all');

-- exec search_doc_clear()
DELETE FROM search_doc;

-- exec search_word_clear()
DELETE FROM search_word;

-- exec search_piece_clear()
DELETE FROM search_piece;

-- row unit_revision: id id, rev int

-- many unit_revisions(key text): unit_revision
SELECT id, rev FROM unit WHERE key = $1 ORDER BY rev DESC;

-- exec unit_order_set(unit id, reader text, place bytes)
INSERT INTO unit_order (unit, reader, place) VALUES ($1, $2, $3)
ON CONFLICT (unit, reader) DO UPDATE SET place = excluded.place;

-- row found_unit: key text, rev int

-- one found_unit(id id): found_unit
SELECT key, rev FROM unit WHERE id = $1;

-- row found_text: language text, title text, origin text

-- many found_titles(unit id): found_text
SELECT language, title, origin FROM unit_title WHERE unit = $1
ORDER BY language;

-- row found_item: id id, name text, section text, label text, words text,
--     origin text

-- each found_items(unit id, language text): found_item
SELECT i.id, i.name, i.section, i.label, t.words, t.origin
FROM item i JOIN item_text t ON t.item = i.id
WHERE i.unit = $1 AND t.language = $2 ORDER BY i.position;
