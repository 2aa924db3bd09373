-- Whether a caller's calls may say that they carry less protected data than the caller usually does.
ALTER TABLE caller ADD COLUMN may_lower BOOLEAN DEFAULT FALSE NOT NULL;
