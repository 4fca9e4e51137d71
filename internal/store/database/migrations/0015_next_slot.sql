-- The report's slot after the edition was made: until then a drop can be taken
-- back. 0 is no such slot, and what editions of before have: theirs can be taken
-- back until the report's next edition is kept.
ALTER TABLE editions ADD COLUMN next_slot BIGINT NOT NULL DEFAULT 0;
