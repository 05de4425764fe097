-- Files of standards that were fetched from other servers, so that the next
-- time only another version is.  It is no history: the row is the last version.
CREATE TABLE fetched (
    url text PRIMARY KEY,
    etag text,
    modified text, -- as the server said it
    loaded time NOT NULL
);
