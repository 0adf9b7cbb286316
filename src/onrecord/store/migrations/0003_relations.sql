-- How questions stand to one another.
ALTER TABLE questions ADD COLUMN relations TEXT NOT NULL DEFAULT '[]';    -- JSON: [[narrower_than, id], ...]
