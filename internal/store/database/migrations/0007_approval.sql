-- How far an edition is on its way out, and the terms it was made on: whether
-- it needs approval, before when nothing goes out, and what becomes of it then
-- if nobody rules on it. The hash is that of all that goes out; approved is the
-- one that an operator has approved.
ALTER TABLE editions ADD COLUMN state    TEXT   NOT NULL DEFAULT 'ready';
ALTER TABLE editions ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN embargo  BIGINT NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN silence  TEXT   NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN hash     TEXT   NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN approved TEXT   NOT NULL DEFAULT '';
ALTER TABLE slices   ADD COLUMN hash     TEXT   NOT NULL DEFAULT '';
CREATE INDEX editions_waiting ON editions (embargo) WHERE state = 'waiting';

-- What has been ruled on editions, by their keys: they outlive a making anew.
CREATE TABLE rulings (
    report TEXT   NOT NULL,
    period TEXT   NOT NULL,
    place  BIGINT NOT NULL, -- among the edition's, from 1
    at     BIGINT NOT NULL,
    who    TEXT   NOT NULL, -- '' for silence
    act    TEXT   NOT NULL,
    hash   TEXT   NOT NULL,
    reason TEXT   NOT NULL,
    PRIMARY KEY (report, period, place)
);
