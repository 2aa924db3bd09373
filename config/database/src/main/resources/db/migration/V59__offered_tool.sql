-- Names of the tools that callers offered to models. Owned by tools.workflow.observation. Times are milliseconds since 1970.
CREATE TABLE offered_tool (
  caller    VARCHAR(100) NOT NULL,
  tool      VARCHAR(200) NOT NULL,
  last_seen BIGINT       NOT NULL,
  PRIMARY KEY (caller, tool)
);
