-- The audit log: people inside what is hashed, and entries signed. Owned by tools.audit.
ALTER TABLE audit_entry ALTER COLUMN detail SET DATA TYPE VARCHAR(4000);
ALTER TABLE audit_entry ADD COLUMN signature VARCHAR(80);       -- of position and hash, by the key of the settings

-- 1: the entries are those of the first version, and are sealed before anything is added.
ALTER TABLE audit_head ADD COLUMN format INTEGER DEFAULT 1 NOT NULL;
UPDATE audit_head SET format = 2 WHERE position = 0;

-- What binds a pseudonym to its person. It goes with the row when the person is forgotten.
ALTER TABLE audit_person ADD COLUMN binding_key VARCHAR(64);
