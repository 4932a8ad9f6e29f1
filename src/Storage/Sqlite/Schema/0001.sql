-- 'ChAg': tells the agency's file from any other database.
PRAGMA application_id = 1130905959;

CREATE TABLE grain_state (
    state_name TEXT    NOT NULL,
    grain_id   TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    modified   INTEGER NOT NULL, -- milliseconds since 1970, UTC
    payload    BLOB,             -- UTF-8 JSON; null: cleared
    PRIMARY KEY (state_name, grain_id)
) STRICT;

-- Versions up to `high` may have been given out; none is given out twice.
CREATE TABLE version_source (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    high INTEGER NOT NULL
) STRICT;

INSERT INTO version_source (id, high) VALUES (1, 0);
