-- What models, routes, tools, sources and evaluation sets looked like when they were last read, so that a change is
-- told. Owned by tools.foresight.change. Times are milliseconds since 1970.
CREATE TABLE artefact_state (
  artefact VARCHAR(500) NOT NULL,
  version  INT          NOT NULL,
  form     INT          NOT NULL, -- of the words: what another form says otherwise is no change
  words    TEXT         NOT NULL, -- empty where it is gone
  read_at  BIGINT       NOT NULL,
  PRIMARY KEY (artefact, version)
);

-- Definitions of tools that callers offered to models: a keyed hash, and the text only where the route keeps texts.
-- Owned by tools.foresight.dependency.
CREATE TABLE tool_definition (
  caller     VARCHAR(100) NOT NULL,
  tool       VARCHAR(200) NOT NULL,
  print      VARCHAR(64)  NOT NULL,
  definition TEXT,
  first_seen BIGINT       NOT NULL,
  last_seen  BIGINT       NOT NULL,
  PRIMARY KEY (caller, tool, print)
);
CREATE INDEX tool_definition_last_seen ON tool_definition (last_seen);
