-- The step of the last code that each operator has signed in with. No code of
-- that step, or of one before it, is taken again.
CREATE TABLE codes (
    operator TEXT   PRIMARY KEY,
    step     BIGINT NOT NULL
);
