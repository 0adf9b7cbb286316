-- What the tables of each article hold already, so that a build writes only what has changed.
ALTER TABLE readings ADD COLUMN held BLOB;                                -- digest of what the tables below hold of it
