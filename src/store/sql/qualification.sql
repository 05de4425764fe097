-- Qualifications of the library, and learners on them.

-- row qualification: id id, key text, rev int, title text, sha256 text, loaded time

-- exec qualification_add(id id, key text, rev int, title text, xml text, sha256 text, loaded time)
INSERT INTO qualification (id, key, rev, title, xml, sha256, loaded)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- one qualification_newest(key text): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
WHERE key = $1 ORDER BY rev DESC LIMIT 1;

-- one qualification_get(key text, rev int): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
WHERE key = $1 AND rev = $2;

-- many qualification_list(max int): qualification
SELECT id, key, rev, title, sha256, loaded FROM qualification
ORDER BY key, rev LIMIT $1;

-- row qualification_xml: xml text

-- one qualification_xml(id id): qualification_xml
SELECT xml FROM qualification WHERE id = $1;
