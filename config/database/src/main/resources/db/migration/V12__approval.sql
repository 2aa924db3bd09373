-- Calls that wait for a person's word, and what came of it. Owned by tools.approval.
CREATE TABLE approval (
  id         VARCHAR(64)   PRIMARY KEY,
  route      VARCHAR(100)  NOT NULL,
  caller     VARCHAR(200)  NOT NULL,
  approver   VARCHAR(200)  NOT NULL,             -- whose word counts
  channel    VARCHAR(40)   NOT NULL,             -- where they are asked
  thread     VARCHAR(40),
  sentence   VARCHAR(2000) NOT NULL,             -- what they are asked
  print      VARCHAR(64)   NOT NULL,             -- fingerprint of the very call
  arguments  VARCHAR(8000),                      -- of a tool that is called once they agree; else null
  state      VARCHAR(20)   NOT NULL,
  asked_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by VARCHAR(40),
  decided_at TIMESTAMP WITH TIME ZONE,
  result     VARCHAR(2000)                       -- what the call came to, in a sentence
);
CREATE INDEX approval_call ON approval (caller, route, print);
CREATE INDEX approval_due ON approval (state, expires_at);
