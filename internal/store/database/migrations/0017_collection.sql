-- What is known of each feed that is collected. Neither its key nor its address
-- holds a secret.
CREATE TABLE feeds (
    id       TEXT   PRIMARY KEY,
    source   TEXT   NOT NULL, -- its name in the settings
    address  TEXT   NOT NULL,
    title    TEXT   NOT NULL,
    since    BIGINT NOT NULL, -- since when it is seen without a gap
    newest   BIGINT NOT NULL, -- when its newest article was published
    asked    BIGINT NOT NULL, -- when it was last asked
    heard    BIGINT NOT NULL, -- when it was last read well
    due      BIGINT NOT NULL, -- when it is to be asked next
    pause    BIGINT NOT NULL, -- the interval that it has come to, in milliseconds
    failures BIGINT NOT NULL, -- since it was last read well
    fault    TEXT   NOT NULL,
    moved    TEXT   NOT NULL, -- where it has moved for good
    gone     BIGINT NOT NULL, -- 1: it has ended
    claimed  BIGINT NOT NULL  -- until when a program has the turn
);

-- The articles that feeds have shown. What an article is known by is kept as
-- digests, since the ids that feeds give may be of any length.
CREATE TABLE articles (
    feed       TEXT   NOT NULL REFERENCES feeds (id),
    known      {key}  NOT NULL, -- by the id that the feed gives
    page       TEXT   NOT NULL, -- by its page; empty for none
    words      TEXT   NOT NULL, -- by its words; empty for none
    print      TEXT   NOT NULL, -- of all that is kept of it
    listed     BIGINT NOT NULL, -- 1: the feed shows it
    moment     BIGINT NOT NULL, -- when it was published, or else first seen
    published  BIGINT NOT NULL,
    updated    BIGINT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL, -- while it is listed, its feed's heard counts
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
CREATE INDEX articles_moment ON articles (feed, moment);
CREATE INDEX articles_page ON articles (feed, page) WHERE page <> '';
CREATE INDEX articles_words ON articles (feed, words) WHERE words <> '';
CREATE INDEX articles_listed ON articles (feed) WHERE listed = 1;
