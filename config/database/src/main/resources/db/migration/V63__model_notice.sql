-- Owned by tools.foresight.catalogue.watch: what owners were told of models that end, each once. A row is written in
-- the transaction that writes the message down. Times are milliseconds since 1970.
CREATE TABLE model_notice (
  owner   VARCHAR(200) NOT NULL,
  channel VARCHAR(60)  NOT NULL,
  model   VARCHAR(200) NOT NULL,
  kind    VARCHAR(120) NOT NULL, -- a milestone of a day, a day that moved, or the message that was sent
  retires VARCHAR(10),           -- the day that was told; none where there is none any more
  told_at BIGINT       NOT NULL,
  PRIMARY KEY (owner, channel, model, kind)
);
