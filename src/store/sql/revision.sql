-- Revisions: what a unit came from, what replaces it, until when it holds.

-- exec unit_relation_put(unit id, position int, type text, urn text, key text, rev int)
INSERT INTO unit_relation (unit, position, type, urn, key, rev)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING;

-- exec unit_dated_put(unit id, review text, validity text)
INSERT INTO unit_dated (unit, review, validity) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING;

-- row unit_dated: newest int, review text, validity text

-- one unit_dated(id id): unit_dated
SELECT (SELECT MAX(n.rev) FROM unit n WHERE n.key = u.key) AS newest,
       d.review, d.validity
FROM unit u LEFT JOIN unit_dated d ON d.unit = u.id WHERE u.id = $1;

-- row relation: type text, urn text, key text, rev int

-- many relations_of(unit id): relation
SELECT type, urn, key, rev FROM unit_relation
WHERE unit = $1 ORDER BY position;

-- who names the key, in the newest revision of each
-- row naming: type text, urn text, key text, rev int, title text

-- many naming(key text, rev int): naming
SELECT r.type, u.urn, u.key, u.rev, u.title
FROM unit_relation r JOIN unit u ON u.id = r.unit
WHERE r.key = $1 AND r.rev IN (0, $2) AND u.key <> $1
  AND u.rev = (SELECT MAX(n.rev) FROM unit n WHERE n.key = u.key)
ORDER BY u.key;

-- who loaded a revision is in its act
-- row revision: id id, rev int, title text, language text, sha256 text, loaded time, name text

-- the newest first; name NULL: the operator
-- many revisions(key text): revision
SELECT u.id, u.rev, u.title, u.language, u.sha256, u.loaded, p.name
FROM unit u
LEFT JOIN act a ON a.subject = u.id AND a.kind = 'standard'
LEFT JOIN person p ON p.id = a.actor
WHERE u.key = $1 ORDER BY u.rev DESC;
