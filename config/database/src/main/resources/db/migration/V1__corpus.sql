-- The stored truth of current documents. Owned by knowledge.corpus; other features ask it, they do not join.

-- One row, updated inside every writing transaction: its row lock puts writers in a line, so that change
-- numbers become visible in the order they were given and a follower never skips one.
CREATE TABLE change_counter (
  only_row        INTEGER PRIMARY KEY,
  last_given      BIGINT  NOT NULL,
  -- tells this corpus from every other; given at first use
  corpus_identity VARCHAR(36)
);
INSERT INTO change_counter (only_row, last_given) VALUES (1, 0);

CREATE TABLE document (
  id               VARCHAR(2000) PRIMARY KEY,
  source           VARCHAR(200)  NOT NULL,
  path             VARCHAR(1500) NOT NULL,
  kind             VARCHAR(20)   NOT NULL,
  access_rule      VARCHAR(4000) NOT NULL,
  title            VARCHAR(2000) NOT NULL,
  link             VARCHAR(2000),
  owner            VARCHAR(400),
  last_reviewed_on DATE,
  tags             VARCHAR(4000) NOT NULL,
  fingerprint      VARCHAR(64)   NOT NULL,
  -- which model's vectors the document has; null while it waits for them
  embedded_by      VARCHAR(200),
  change_number    BIGINT        NOT NULL,
  -- a removed document stays as a mark for followers, without passages or vectors
  removed          BOOLEAN       NOT NULL
);
CREATE UNIQUE INDEX document_change_number ON document (change_number);
CREATE INDEX document_source_path ON document (source, path);

CREATE TABLE passage (
  document_id  VARCHAR(2000) NOT NULL REFERENCES document (id),
  position     INTEGER       NOT NULL,
  heading_path VARCHAR(4000) NOT NULL,
  text         TEXT          NOT NULL,
  PRIMARY KEY (document_id, position)
);

-- Vectors are kept so that an index can be rebuilt without paying for the embedding again. The unit is
-- 'title', 'lead' or the passage's position; the fingerprint is of the text that was embedded.
CREATE TABLE document_vector (
  document_id VARCHAR(2000) NOT NULL REFERENCES document (id),
  unit        VARCHAR(20)   NOT NULL,
  model       VARCHAR(200)  NOT NULL,
  fingerprint VARCHAR(64)   NOT NULL,
  vector      BYTEA         NOT NULL,
  PRIMARY KEY (document_id, unit)
);
