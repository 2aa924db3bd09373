-- What was accepted from Slack and is not finished, and what is to be posted: nothing lives in memory only. Owned by
-- bot.inbox and bot.outbox.
CREATE TABLE inbox (
  id           VARCHAR(200)             PRIMARY KEY, -- Slack's event id: a repeated delivery inserts nothing
  body         TEXT                     NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  leased_until TIMESTAMP WITH TIME ZONE NOT NULL,    -- in the past: free to be taken
  attempts     INTEGER                  NOT NULL,
  finished_at  TIMESTAMP WITH TIME ZONE
);
CREATE INDEX inbox_open ON inbox (finished_at, leased_until);

CREATE TABLE outbox (
  id           VARCHAR(300)             PRIMARY KEY, -- says what it is for, so that a repeated cause posts nothing more
  body         TEXT                     NOT NULL,
  written_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  leased_until TIMESTAMP WITH TIME ZONE NOT NULL,    -- not to be posted before; pushed on by back-off and Retry-After
  attempts     INTEGER                  NOT NULL,
  finished_at  TIMESTAMP WITH TIME ZONE,
  message_ts   VARCHAR(40),                          -- Slack's name of the message, once posted
  refused      VARCHAR(1000)                         -- why Slack did not take it, when it did not
);
CREATE INDEX outbox_open ON outbox (finished_at, leased_until);

-- What was answered. Owned by bot.slack.conversation.
CREATE TABLE given_answer (
  id         VARCHAR(200)             PRIMARY KEY,
  channel    VARCHAR(40)              NOT NULL,
  thread_ts  VARCHAR(40)              NOT NULL,
  asker      VARCHAR(40)              NOT NULL,
  question   VARCHAR(4000)            NOT NULL, -- as it was understood, with the thread's context
  kind       VARCHAR(20)              NOT NULL,
  body       TEXT                     NOT NULL,
  given_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX given_answer_thread ON given_answer (channel, thread_ts, given_at);
CREATE INDEX given_answer_asker ON given_answer (asker, given_at);

CREATE TABLE answer_feedback (
  answer_id VARCHAR(200)             NOT NULL,
  person    VARCHAR(40)              NOT NULL,
  helped    BOOLEAN                  NOT NULL,
  given_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (answer_id, person)
);

-- A channel's rules where its managers changed them in Slack; they come before the settings.
CREATE TABLE channel_rule (
  channel    VARCHAR(40)              PRIMARY KEY,
  body       TEXT                     NOT NULL,
  changed_by VARCHAR(40)              NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What owners corrected. The correction itself is a document of the corpus; this says what it corrects, and how that
-- was worded then. Owned by knowledge.correction.
CREATE TABLE correction (
  document_id      VARCHAR(2000) NOT NULL, -- the correction
  corrected_id     VARCHAR(2000) NOT NULL, -- the document that it corrects
  corrected_as_was VARCHAR(64)   NOT NULL, -- that document's fingerprint when it was corrected
  PRIMARY KEY (document_id, corrected_id)
);
