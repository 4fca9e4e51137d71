-- The slices of sliced editions. They are laid before their edition is kept,
-- so that nobody holds them all at once.

CREATE TABLE slices (
    edition  TEXT   NOT NULL,
    name     {key}  NOT NULL,
    laid     BIGINT NOT NULL, -- by the store's own clock
    document TEXT   NOT NULL, -- JSON
    PRIMARY KEY (edition, name)
);

CREATE TABLE slice_files (
    edition TEXT   NOT NULL,
    slice   {key}  NOT NULL,
    place   BIGINT NOT NULL, -- the file's place in the slice, from 0
    name    TEXT   NOT NULL,
    type    TEXT   NOT NULL,
    bytes   {bytes} NOT NULL,
    PRIMARY KEY (edition, slice, name),
    FOREIGN KEY (edition, slice) REFERENCES slices (edition, name) ON DELETE CASCADE
);
{postgres} ALTER TABLE slice_files ALTER bytes SET STORAGE EXTERNAL; -- PDF and pictures are packed already
