-- The store's own: settings.

-- row meta: name text, value text

-- one meta_get(name text): meta
SELECT name, value FROM meta WHERE name = $1;

-- exec meta_set(name text, value text)
INSERT INTO meta (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
