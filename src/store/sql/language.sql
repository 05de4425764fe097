-- Languages added to units.

-- row edition: edition int

-- one edition_newest(unit id): edition
SELECT edition FROM unit_edition
WHERE unit = $1 ORDER BY edition DESC LIMIT 1;

-- exec edition_add(unit id, edition int, language text, origin text,
--     xml text, sha256 text, added time)
INSERT INTO unit_edition (unit, edition, language, origin, xml, sha256, added)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- row unit_title: title text, origin text

-- one unit_title_in(unit id, language text): unit_title
SELECT title, origin FROM unit_title WHERE unit = $1 AND language = $2;

-- What the newest edition says takes the place of what an older one did.
-- exec unit_title_remove(unit id, language text)
DELETE FROM unit_title WHERE unit = $1 AND language = $2;

-- exec unit_words_remove(unit id, language text)
DELETE FROM item_text WHERE language = $2
    AND item IN (SELECT id FROM item WHERE unit = $1);
