-- Posts of one thread are sent one after the other, in the order in which they were written.
ALTER TABLE outbox ADD COLUMN thread VARCHAR(600);
CREATE INDEX outbox_thread ON outbox (thread, written_at);
