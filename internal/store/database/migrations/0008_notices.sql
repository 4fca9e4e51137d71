-- A notice to the operator is being told, told or over: an alert is over when
-- what it was about is well again. It is about an edition, or about nothing.

ALTER TABLE told ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE told ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE told ADD COLUMN state TEXT NOT NULL DEFAULT 'told';

CREATE INDEX told_about ON told (about) WHERE about <> '' AND state = 'told';
