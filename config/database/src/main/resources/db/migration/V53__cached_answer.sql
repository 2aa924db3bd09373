-- Answers that processes share. Named by a fingerprint of the request and encrypted with a key made of the request
-- itself: who has the table, and not the very request, reads nothing in it. Owned by tools.cache.
CREATE TABLE cached_answer (
  id       VARCHAR(64) PRIMARY KEY,
  until_at BIGINT      NOT NULL,
  body     BYTEA       NOT NULL
);
CREATE INDEX cached_answer_until ON cached_answer (until_at);
