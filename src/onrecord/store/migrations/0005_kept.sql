-- What collating and deciding worked out of single articles and pairs, so that adding to a record is quick. May be emptied at any time.
CREATE TABLE kept (
    key BLOB PRIMARY KEY,         -- hash of everything it depends on; meta 'kept' tells the program that made it
    body BLOB NOT NULL            -- JSON of what made it
);
