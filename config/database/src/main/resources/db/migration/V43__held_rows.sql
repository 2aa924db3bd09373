-- A removal may be of the rows of tables too: of a table that was cut short where it came from.
ALTER TABLE held_removal ADD COLUMN unit VARCHAR(20) DEFAULT 'documents' NOT NULL;
