-- A delivery that is claimed is still queued, but held by a worker; '' is
-- nobody. A worker lives until a moment by the store's own clock. No worker of
-- before lives now.

DROP INDEX deliveries_queued;
DROP INDEX deliveries_sending;

ALTER TABLE deliveries ADD COLUMN slice TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN worker TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries DROP COLUMN lease;
UPDATE deliveries SET state = 'unsure', reason = 'the sending broke off' WHERE state = 'sending';

CREATE INDEX deliveries_free ON deliveries (edition, due) WHERE state = 'queued' AND worker = '';
CREATE INDEX deliveries_held ON deliveries (worker) WHERE worker <> '';

CREATE TABLE workers (
    id    TEXT   PRIMARY KEY,
    until BIGINT NOT NULL
);

-- How many letters were claimed in each tenth of a second, while it counts.
CREATE TABLE paces (
    tenth BIGINT PRIMARY KEY,
    used  BIGINT NOT NULL
);

-- Why an edition rests, and until when.
CREATE TABLE rests (
    edition TEXT   PRIMARY KEY REFERENCES editions (id),
    until   BIGINT NOT NULL,
    reason  TEXT   NOT NULL
);

-- Who stood on a list when it was read, for as long as it takes to keep the
-- edition that was made with it.
CREATE TABLE readings (
    id TEXT   PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE listed (
    reading    TEXT NOT NULL REFERENCES readings (id),
    subscriber {key} NOT NULL REFERENCES subscribers (id),
    PRIMARY KEY (reading, subscriber)
);
