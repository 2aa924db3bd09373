-- Callers of the gateway, their keys, what they spent and what they asked for. Times are milliseconds since 1970;
-- money is in picodollars (10^12 to a dollar), so that a token's price is a whole number.

-- Owned by tools.caller.
CREATE TABLE caller (
  name          VARCHAR(100)  PRIMARY KEY,
  team          VARCHAR(100)  NOT NULL,
  owner         VARCHAR(200)  NOT NULL,
  slack_groups  VARCHAR(2000) NOT NULL, -- comma separated
  data_class    VARCHAR(20)   NOT NULL, -- of its calls that name none
  budget        BIGINT,
  budget_period VARCHAR(10),
  created_at    BIGINT        NOT NULL
);

CREATE TABLE caller_key (
  id         VARCHAR(20)  PRIMARY KEY,
  caller     VARCHAR(100) NOT NULL REFERENCES caller (name),
  hash       VARCHAR(64)  NOT NULL UNIQUE, -- SHA-256 of the key, which itself is kept nowhere
  created_at BIGINT       NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX caller_key_caller ON caller_key (caller);

-- Owned by tools.budget. What is held by processes counts as spent until they settle it.
CREATE TABLE budget_account (
  budget       VARCHAR(300) NOT NULL,
  period_start BIGINT       NOT NULL,
  spent        BIGINT       NOT NULL,
  held         BIGINT       NOT NULL,
  warned       BOOLEAN      NOT NULL,
  PRIMARY KEY (budget, period_start)
);

CREATE TABLE budget_lease (
  holder       VARCHAR(64)  NOT NULL,
  budget       VARCHAR(300) NOT NULL,
  period_start BIGINT       NOT NULL,
  amount       BIGINT       NOT NULL,
  renewed_at   BIGINT       NOT NULL,
  PRIMARY KEY (holder, budget, period_start)
);

-- Owned by tools.limit: token buckets that processes take portions from.
CREATE TABLE rate_bucket (
  name      VARCHAR(300) PRIMARY KEY,
  level     BIGINT       NOT NULL, -- thousandths
  filled_at BIGINT       NOT NULL
);

-- Owned by tools.accounting: one row a call, never its text.
CREATE TABLE gateway_call (
  id              VARCHAR(64)  PRIMARY KEY,
  at              BIGINT       NOT NULL,
  caller          VARCHAR(100) NOT NULL,
  team            VARCHAR(100) NOT NULL,
  route           VARCHAR(100) NOT NULL,
  answered_by     VARCHAR(100), -- the route that answered, another one after a fallback
  provider        VARCHAR(100),
  model           VARCHAR(200),
  data_class      VARCHAR(20)  NOT NULL,
  prompt_print    VARCHAR(64),
  tools_print     VARCHAR(64),
  input_tokens    BIGINT       NOT NULL,
  output_tokens   BIGINT       NOT NULL,
  cached_tokens   BIGINT       NOT NULL,
  cost            BIGINT       NOT NULL,
  saved           BIGINT       NOT NULL,
  first_token_us  BIGINT,
  total_us        BIGINT       NOT NULL,
  attempts        INTEGER      NOT NULL,
  cache           VARCHAR(10)  NOT NULL,
  redactions      INTEGER      NOT NULL,
  finish_reason   VARCHAR(40),
  outcome         VARCHAR(40)  NOT NULL
);
CREATE INDEX gateway_call_at ON gateway_call (at);
CREATE INDEX gateway_call_caller ON gateway_call (caller, at);
