-- The picture of an article: where it is, what it shows in words, and who made it.
ALTER TABLE articles ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN picture_alt TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN picture_credit TEXT NOT NULL DEFAULT '';
