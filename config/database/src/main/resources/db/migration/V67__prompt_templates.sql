-- Prompts of a caller that share four fifths of their fingerprints are one template, named by its first prompt; only
-- that one's fingerprints are stored. Owned by tools.foresight.dependency. Times are milliseconds since 1970.
CREATE TABLE prompt_template (
  prompt_print VARCHAR(64)  PRIMARY KEY,
  caller       VARCHAR(100) NOT NULL,
  template     VARCHAR(64)  NOT NULL, -- the first prompt's own print, or that of the first
  first_seen   BIGINT       NOT NULL,
  last_seen    BIGINT       NOT NULL
);
CREATE INDEX prompt_template_caller ON prompt_template (caller);
CREATE INDEX prompt_template_last_seen ON prompt_template (last_seen);
