-- The post whose message a post changes or answers: it is not taken before that one has been. A post written by an
-- earlier version has none here, and is put back where it comes too early.
ALTER TABLE outbox ADD COLUMN waits_for VARCHAR(300);
