-- What a package takes along besides what the other rooms' statements give.

-- Acts about one subject, in the order of the ledger.
-- many package_acts(subject id): act
SELECT leaf.n, act.id, act.kind, act.actor, act.subject, act.at, act.logged,
       act.words, act.signatures
FROM leaf JOIN act ON act.id = leaf.act
WHERE act.subject = $1 ORDER BY leaf.n;

-- row package_unit: id id, key text, rev int, language text, xml text,
--     sha256 text

-- one package_unit(id id): package_unit
SELECT u.id, u.key, u.rev, u.language, COALESCE(e.xml, u.xml) AS xml,
    COALESCE(e.sha256, u.sha256) AS sha256
FROM unit u LEFT JOIN unit_edition e ON e.unit = u.id AND e.edition =
    (SELECT MAX(n.edition) FROM unit_edition n WHERE n.unit = u.id)
WHERE u.id = $1;

-- row package_text: name text, language text, words text, origin text

-- The unit's titles, and the words of its items in each language.
-- many package_titles(unit id): package_text
SELECT '' AS name, language, title AS words, origin FROM unit_title
WHERE unit = $1 ORDER BY language;

-- many package_item_texts(unit id): package_text
SELECT i.name, t.language, t.words, t.origin
FROM item_text t JOIN item i ON i.id = t.item
WHERE i.unit = $1 ORDER BY i.position, t.language;
