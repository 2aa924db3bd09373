-- Rehearsals that were asked for in Slack. Owned by tools.foresight.rehearsal. Times are milliseconds since 1970.
CREATE TABLE rehearsal_job (
  id           VARCHAR(40)   PRIMARY KEY,
  agent        VARCHAR(100)  NOT NULL,
  from_route   VARCHAR(100)  NOT NULL,
  to_route     VARCHAR(100)  NOT NULL,
  requests     INTEGER       NOT NULL, -- most recorded requests
  budget       BIGINT        NOT NULL, -- picodollars
  person       VARCHAR(100)  NOT NULL,
  asked_at     BIGINT        NOT NULL,
  state        VARCHAR(20)   NOT NULL, -- WAITING, ENDED, FAILED
  progress     VARCHAR(400)  NOT NULL,
  leased_until BIGINT        NOT NULL
);
CREATE INDEX rehearsal_job_state ON rehearsal_job (state, leased_until);

-- Evaluation sets as their repositories had them last, one an agent. Owned by tools.foresight.evaluation.
CREATE TABLE evaluation_set (
  agent    VARCHAR(100) PRIMARY KEY,
  name     VARCHAR(400) NOT NULL,
  version  VARCHAR(64)  NOT NULL,
  cases    TEXT         NOT NULL, -- JSON lines
  saved_at BIGINT       NOT NULL
);
