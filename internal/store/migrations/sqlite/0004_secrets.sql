-- What passes are signed with, by the numbers that they name it by.
CREATE TABLE secrets (
    number BIGINT PRIMARY KEY,
    bytes  BLOB   NOT NULL,
    made   BIGINT NOT NULL
);
