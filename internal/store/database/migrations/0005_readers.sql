-- What readers rule themselves: until when they pause; how often they want
-- mail, '' as often as it comes; whether the reports are of their own choosing,
-- so that no list changes them; and the attributes they chose, which stand over
-- those of lists. A link carries the generation, and opens nothing when that
-- has moved on. Why is the operator's: the reason for a state.
ALTER TABLE subscribers ADD COLUMN paused     BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscribers ADD COLUMN rhythm     TEXT   NOT NULL DEFAULT '';
ALTER TABLE subscribers ADD COLUMN own        BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscribers ADD COLUMN chosen     {json} NOT NULL DEFAULT 'null'; -- JSON object
ALTER TABLE subscribers ADD COLUMN generation BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscribers ADD COLUMN why        TEXT   NOT NULL DEFAULT '';

-- What strangers asked for at the pages. Each is answered by a letter, which is
-- due until due is 0. Became is the reader who confirmed it; nothing else is
-- then kept of what was asked.
CREATE TABLE requests (
    id      {key}  PRIMARY KEY,
    kind    TEXT   NOT NULL,
    address TEXT   NOT NULL, -- the e-mail address in lower case
    wish    TEXT   NOT NULL, -- JSON
    at      BIGINT NOT NULL,
    due     BIGINT NOT NULL,
    tries   BIGINT NOT NULL,
    became  TEXT   NOT NULL
);
CREATE INDEX requests_due ON requests (due) WHERE due > 0;
CREATE INDEX requests_address ON requests (address, at);

-- What readers agreed to: the words they were shown, when and how.
CREATE TABLE consents (
    subscriber {key}  NOT NULL REFERENCES subscribers (id),
    at         BIGINT NOT NULL,
    way        TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    PRIMARY KEY (subscriber, at)
);

-- Whose data were erased: a mark is a hash of the address by one of the keys,
-- in hex. No list brings back a reader who has one.
CREATE TABLE erasure_keys (
    number BIGINT PRIMARY KEY,
    secret TEXT   NOT NULL UNIQUE
);
CREATE TABLE erasures (
    mark {key}  PRIMARY KEY,
    at   BIGINT NOT NULL
);
