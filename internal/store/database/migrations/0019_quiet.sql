-- Why an edition is quiet: it has nothing of what its report's send_when asks for.
ALTER TABLE editions ADD COLUMN quiet TEXT NOT NULL DEFAULT '';
