-- Times are Unix milliseconds, UTC. 0 in a time says that there is none.
-- Texts that things are ordered by are compared byte by byte, as SQLite does.

CREATE TABLE editions (
    id       {key}  PRIMARY KEY,
    report   TEXT   NOT NULL,
    period   TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    due      BIGINT NOT NULL,
    made     BIGINT NOT NULL,
    document TEXT   NOT NULL, -- JSON
    UNIQUE (report, period),
    UNIQUE (report, number)
);

CREATE TABLE files (
    edition TEXT   NOT NULL REFERENCES editions (id),
    place   BIGINT NOT NULL, -- the file's place in the edition, from 0
    name    TEXT   NOT NULL,
    type    TEXT   NOT NULL,
    bytes   {bytes} NOT NULL,
    PRIMARY KEY (edition, name)
);
{postgres} ALTER TABLE files ALTER bytes SET STORAGE EXTERNAL; -- PDF and pictures are packed already

CREATE TABLE subscribers (
    id         {key}  PRIMARY KEY,
    address    {key}  NOT NULL UNIQUE, -- the e-mail address in lower case
    email      TEXT   NOT NULL, -- as the reader writes it
    name       TEXT   NOT NULL,
    lang       TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    reports    TEXT   NOT NULL, -- JSON list
    attributes {json} NOT NULL,
    signed     BIGINT NOT NULL,
    departed   BIGINT NOT NULL
);

CREATE TABLE deliveries (
    edition    TEXT   NOT NULL REFERENCES editions (id),
    subscriber {key}  NOT NULL REFERENCES subscribers (id),
    state      TEXT   NOT NULL,
    tries      BIGINT NOT NULL,
    due        BIGINT NOT NULL,
    lease      BIGINT NOT NULL, -- until when a claim holds
    message    TEXT   NOT NULL, -- Message-ID
    reason     TEXT   NOT NULL,
    PRIMARY KEY (edition, subscriber)
);

CREATE INDEX deliveries_queued ON deliveries (edition, due, subscriber) WHERE state = 'queued';
CREATE INDEX deliveries_sending ON deliveries (lease) WHERE state = 'sending';

CREATE TABLE answers (
    address  TEXT   PRIMARY KEY,
    etag     TEXT   NOT NULL,
    modified TEXT   NOT NULL,
    type     TEXT   NOT NULL,
    body     {bytes} NOT NULL,
    at       BIGINT NOT NULL
);
