-- The number of a letter, of which its Message-ID tells: the 24 digits before
-- the @. What comes back names the letter by it.
ALTER TABLE deliveries ADD COLUMN letter TEXT GENERATED ALWAYS AS (
    CASE WHEN {position}(message, '@') > 24 THEN substr(message, {position}(message, '@') - 24, 24) ELSE '' END) {computed};
CREATE INDEX deliveries_letter ON deliveries (letter) WHERE letter <> '';

-- What the messages say that came back. A message may say several things, and
-- may come twice. The subscriber and the edition are those of the letter; ''
-- if nobody knows. An answer counts until the reader is let back in.
CREATE TABLE returns (
    message    TEXT   NOT NULL, -- a hash
    place      BIGINT NOT NULL, -- the answer's place in the message, from 0
    at         BIGINT NOT NULL, -- when it came
    subscriber TEXT   NOT NULL,
    edition    TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    letter     TEXT   NOT NULL,
    signed     BIGINT NOT NULL, -- 1 if the letter stood in a return path
    address    TEXT   NOT NULL, -- in lower case
    report     TEXT   NOT NULL,
    status     TEXT   NOT NULL,
    words      TEXT   NOT NULL,
    counts     BIGINT NOT NULL,
    PRIMARY KEY (message, place)
);
CREATE INDEX returns_subscriber ON returns (subscriber, at) WHERE subscriber <> '';
CREATE INDEX returns_edition ON returns (edition, kind) WHERE edition <> '';
CREATE INDEX returns_address ON returns (address) WHERE address <> '';
CREATE INDEX returns_stray ON returns (at) WHERE subscriber = '';

-- The messages that only the operator can make sense of, for a while.
CREATE TABLE unsettled (
    message TEXT   PRIMARY KEY,
    at      BIGINT NOT NULL,
    raw     {bytes} NOT NULL -- its front
);
CREATE INDEX unsettled_at ON unsettled (at);
