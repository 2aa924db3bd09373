-- AI agents that teams run: who they are, where they stand, what audits found. Owned by tools.agent.
CREATE TABLE agent (
  name          VARCHAR(80)    PRIMARY KEY,
  profile       VARCHAR(16000) NOT NULL,         -- as registered, JSON
  state         VARCHAR(20)    NOT NULL,
  level         VARCHAR(20)    NOT NULL,
  registered_by VARCHAR(200)   NOT NULL,
  registered_at TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at        TIMESTAMP WITH TIME ZONE,        -- its clock: an approval runs out, or an exception
  owner_gone    BOOLEAN        NOT NULL,         -- when Slack was last asked
  revision      INTEGER        NOT NULL          -- counts changes; a change names the one it was decided on
);
CREATE INDEX agent_due ON agent (due_at);

CREATE TABLE agent_event (
  name     VARCHAR(80)   NOT NULL,
  revision INTEGER       NOT NULL,
  at       TIMESTAMP WITH TIME ZONE NOT NULL,
  actor    VARCHAR(200)  NOT NULL,               -- 'clock' for the timer
  text     VARCHAR(2000) NOT NULL,
  PRIMARY KEY (name, revision)
);

-- One line per agent and finding of an audit; the next audit is compared with it.
CREATE TABLE agent_audit (
  audit   BIGINT       NOT NULL,                 -- milliseconds since 1970
  name    VARCHAR(80)  NOT NULL,
  finding VARCHAR(40)  NOT NULL,
  PRIMARY KEY (audit, name, finding)
);
