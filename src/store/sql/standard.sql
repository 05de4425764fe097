-- The standards library: units by key and revision, never changed; a language
-- that is added to one makes a further edition of it (language.sql).

-- row unit: id id, key text, rev int, urn text, language text, title text,
--     sha256 text, loaded time

-- exec unit_add(id id, key text, rev int, urn text, language text, title text,
--     xml text, sha256 text, loaded time)
INSERT INTO unit (id, key, rev, urn, language, title, xml, sha256, loaded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- exec unit_title_add(unit id, language text, title text, origin text)
INSERT INTO unit_title (unit, language, title, origin)
VALUES ($1, $2, $3, $4);

-- exec item_add(id id, unit id, name text, parent id, section text,
--     label text, position int, assess text, sha256 text)
INSERT INTO item (id, unit, name, parent, section, label, position, assess,
    sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- exec item_text_add(item id, language text, words text, origin text)
INSERT INTO item_text (item, language, words, origin)
VALUES ($1, $2, $3, $4);

-- one unit_newest(key text): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit u
WHERE u.key = $1 ORDER BY u.rev DESC LIMIT 1;

-- one unit_get(key text, rev int): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit u
WHERE u.key = $1 AND u.rev = $2;

-- The revision of the key that has these bytes, in whichever edition.
-- one unit_same(key text, sha256 text): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit u
WHERE u.key = $1 AND (u.sha256 = $2 OR EXISTS
    (SELECT 1 FROM unit_edition e WHERE e.unit = u.id AND e.sha256 = $2));

-- each unit_all(): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit u
ORDER BY u.key, u.rev;

-- by title, in the order of the reader's alphabet
-- each unit_ordered(reader text): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit_order o JOIN unit u ON u.id = o.unit
WHERE o.reader = $1 ORDER BY o.place, o.unit;

-- many unit_list(reader text, max int): unit
SELECT u.id, u.key, u.rev, u.urn, u.language, u.title,
    COALESCE((SELECT e.sha256 FROM unit_edition e WHERE e.unit = u.id
        ORDER BY e.edition DESC LIMIT 1), u.sha256) AS sha256,
    u.loaded
FROM unit_order o JOIN unit u ON u.id = o.unit
WHERE o.reader = $1 ORDER BY o.place, o.unit LIMIT $2;

-- row unit_xml: xml text

-- one unit_xml(id id): unit_xml
SELECT COALESCE((SELECT e.xml FROM unit_edition e WHERE e.unit = unit.id
    ORDER BY e.edition DESC LIMIT 1), xml) AS xml
FROM unit WHERE id = $1;

-- row item_words: words text

-- Of all its items, in one language.
-- each item_words(unit id, language text): item_words
SELECT item_text.words
FROM item JOIN item_text ON item_text.item = item.id
WHERE item.unit = $1 AND item_text.language = $2
ORDER BY item.position;

-- row outline_unit: id id, key text, rev int, language text, title text

-- one outline_unit(id id): outline_unit
SELECT id, key, rev, language, title FROM unit WHERE id = $1;

-- row outline_item: id id, parent id, name text, section text, label text, assess text

-- many outline_items(unit id): outline_item
SELECT id, parent, name, section, label, assess FROM item
WHERE unit = $1 ORDER BY position;

-- words by item, or the title of the unit; the primary language first
-- row outline_text: item id, language text, words text, origin text

-- many outline_texts(unit id): outline_text
SELECT i.id AS item, t.language, t.words, t.origin
FROM item i JOIN item_text t ON t.item = i.id JOIN unit u ON u.id = i.unit
WHERE i.unit = $1
ORDER BY i.position, CASE WHEN t.language = u.language THEN 0 ELSE 1 END,
    t.language;

-- many outline_titles(unit id): outline_text
SELECT t.unit AS item, t.language, t.title AS words, t.origin
FROM unit_title t JOIN unit u ON u.id = t.unit
WHERE t.unit = $1
ORDER BY CASE WHEN t.language = u.language THEN 0 ELSE 1 END, t.language;

-- What a server said to know the version by that was loaded last.
-- row fetched: etag text, modified text

-- one fetched_get(url text): fetched
SELECT etag, modified FROM fetched WHERE url = $1;

-- exec fetched_set(url text, etag text, modified text, loaded time)
INSERT INTO fetched (url, etag, modified, loaded) VALUES ($1, $2, $3, $4)
ON CONFLICT (url) DO UPDATE SET etag = excluded.etag,
    modified = excluded.modified, loaded = excluded.loaded;
