-- What is known of each feed that is collected. Nothing here holds a secret of its
-- address.
CREATE TABLE feeds (
    id       TEXT   PRIMARY KEY,
    source   TEXT   NOT NULL, -- its name in the settings
    address  TEXT   NOT NULL,
    title    TEXT   NOT NULL,
    since    BIGINT NOT NULL, -- since when it is seen but for the gaps
    gaps     TEXT   NOT NULL, -- JSON list of [from, to]
    marks    TEXT   NOT NULL, -- JSON list: articles.known of what it showed last
    listed   BIGINT NOT NULL, -- how many articles it showed
    digest   TEXT   NOT NULL, -- of the bytes that were read last
    newest   BIGINT NOT NULL, -- when its newest article was published
    asked    BIGINT NOT NULL, -- when it was last asked
    heard    BIGINT NOT NULL, -- when it was last read well
    due      BIGINT NOT NULL, -- when it is to be asked next
    pause    BIGINT NOT NULL, -- the interval that it has come to, in milliseconds
    closed   BIGINT NOT NULL, -- until when its server asks not to be asked
    failures BIGINT NOT NULL, -- since it was last read well
    fault    TEXT   NOT NULL,
    moved    TEXT   NOT NULL, -- where it has moved for good
    gone     BIGINT NOT NULL, -- 1: it has ended
    claimed  BIGINT NOT NULL  -- until when a program has the turn
);

-- The articles that feeds have shown.
CREATE TABLE articles (
    feed       TEXT   NOT NULL REFERENCES feeds (id),
    known      {key}  NOT NULL, -- a digest of the id that the feed gives
    page       TEXT   NOT NULL, -- digests of its page and of its words; empty for
    words      TEXT   NOT NULL, -- those that do not tell it from others
    print      TEXT   NOT NULL, -- a digest of everything that is said of it
    moment     BIGINT NOT NULL, -- when it was published, or else first seen
    published  BIGINT NOT NULL,
    updated    BIGINT NOT NULL,
    first_seen BIGINT NOT NULL,
    taken      BIGINT NOT NULL, -- when the reading was that its words come from
    reading    TEXT   NOT NULL, -- the digest of that reading
    item       BIGINT NOT NULL, -- its place there, from 1
    guid       TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    link       TEXT   NOT NULL,
    author     TEXT   NOT NULL,
    outlet     TEXT   NOT NULL,
    categories TEXT   NOT NULL, -- one a line
    type       TEXT   NOT NULL,
    summary    TEXT   NOT NULL,
    content    TEXT   NOT NULL,
    PRIMARY KEY (feed, known)
);
CREATE INDEX articles_moment ON articles (feed, moment, known);
CREATE INDEX articles_page ON articles (feed, page) WHERE page <> '';
CREATE INDEX articles_words ON articles (feed, words) WHERE words <> '';
