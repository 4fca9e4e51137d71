-- What the operator has been told, so that it is told once.
CREATE TABLE told (
    what TEXT   PRIMARY KEY,
    at   BIGINT NOT NULL
);
