-- Which passages the system prompts of recorded calls have, as keyed hashes; never a text. Owned by tools.foresight.dependency.
CREATE TABLE prompt_fingerprint (
  prompt_print VARCHAR(64) PRIMARY KEY,
  hashes       BYTEA  NOT NULL, -- eight bytes each, in the order of the text
  first_seen   BIGINT NOT NULL,
  last_seen    BIGINT NOT NULL
);

CREATE INDEX prompt_fingerprint_last_seen ON prompt_fingerprint (last_seen);

-- The key of those hashes: one row.
CREATE TABLE fingerprint_key (
  id     INT PRIMARY KEY,
  secret BYTEA NOT NULL
);
