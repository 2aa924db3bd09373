-- The access rule of each line of what was offered for a request, in the order of the lines; '-' for one that only the
-- asker reads. Names no persons. NULL where it was kept before: then nobody but the asker reads it.
ALTER TABLE triage_request ADD COLUMN suggested_for TEXT;
