-- Who is signed in at the desk. The id is the digest of what the cookie holds,
-- the proof that of the operator's password as it then was.
CREATE TABLE sessions (
    id       TEXT   PRIMARY KEY,
    operator TEXT   NOT NULL,
    proof    TEXT   NOT NULL,
    since    BIGINT NOT NULL,
    until    BIGINT NOT NULL
);
CREATE INDEX sessions_operator ON sessions (operator);
