-- The standards library.

-- row unit: id id, key text, rev int, urn text, language text, title text, sha256 text, loaded time

-- one unit_newest(key text): unit
SELECT id, key, rev, urn, language, title, sha256, loaded FROM unit
WHERE key = $1 ORDER BY rev DESC LIMIT 1;

-- one unit_get(key text, rev int): unit
SELECT id, key, rev, urn, language, title, sha256, loaded FROM unit
WHERE key = $1 AND rev = $2;

-- exec unit_add(id id, key text, rev int, urn text, language text, title text, xml text, sha256 text, now time)
INSERT INTO unit (id, key, rev, urn, language, title, xml, sha256, loaded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- exec item_add(id id, unit id, name text, parent id, section text, label text, position int, assess text, sha256 text)
INSERT INTO item (id, unit, name, parent, section, label, position, assess,
    sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- exec item_text_add(item id, language text, words text, origin text)
INSERT INTO item_text (item, language, words, origin)
VALUES ($1, $2, $3, $4);
