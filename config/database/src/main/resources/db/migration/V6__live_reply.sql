-- Messages that are shown while they are written, so that one that a crash left half-written is found and finished.
-- Owned by bot.slack.live.
CREATE TABLE live_reply (
  delivery_id VARCHAR(200)             PRIMARY KEY,
  begun_at    TIMESTAMP WITH TIME ZONE NOT NULL, -- written before the message is begun
  message_ts  VARCHAR(40)                        -- Slack's name of the message, once known
);
