-- Messages to people that wait for the end of their quiet hours or for a digest, and what they muted. Owned by bot.slack.message.
CREATE TABLE person_message (
  id         VARCHAR(200) PRIMARY KEY,
  person     VARCHAR(40)  NOT NULL,
  kind       VARCHAR(20)  NOT NULL,
  thing      VARCHAR(200) NOT NULL,
  body       TEXT         NOT NULL, -- the post, as the outbox holds it
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  due_at     TIMESTAMP WITH TIME ZONE NOT NULL -- when it was written, until it is decided when it goes
);
CREATE INDEX person_message_due ON person_message (due_at);

CREATE TABLE message_mute (
  person   VARCHAR(40)  NOT NULL,
  kind     VARCHAR(20)  NOT NULL,
  thing    VARCHAR(200) NOT NULL, -- a star for all of the kind
  muted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (person, kind, thing)
);
