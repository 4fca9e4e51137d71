-- Where the store is moved to (role 'to'), or has been filled from ('from'). It
-- is 'moving' until all is copied and compared, and 'moved' then. Both stores
-- name the move by the same id. Nobody works with a store that is moved to
-- elsewhere, or is not yet filled.
CREATE TABLE moves (
    id    TEXT   PRIMARY KEY,
    role  TEXT   NOT NULL,
    place TEXT   NOT NULL, -- the other store, without secrets
    state TEXT   NOT NULL,
    at    BIGINT NOT NULL
);

-- How far the filling of a store is: the primary key of the last row that was
-- copied, as JSON.
CREATE TABLE moved_rows (
    name TEXT PRIMARY KEY, -- of the table
    last TEXT NOT NULL
);
