-- How many rows of the list could not be read when the edition was made, and
-- in words which and why. Nothing of what stands in them is kept.
ALTER TABLE editions ADD COLUMN unread      BIGINT NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN unread_rows TEXT   NOT NULL DEFAULT '';
