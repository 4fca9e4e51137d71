-- What passes are signed with, by the numbers that they name it by.
CREATE TABLE secrets (
    number BIGINT PRIMARY KEY,
    bytes  {bytes} NOT NULL,
    made   BIGINT NOT NULL
);
