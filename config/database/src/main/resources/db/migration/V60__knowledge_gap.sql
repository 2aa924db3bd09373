-- Questions that nobody could answer, as their likely owners were told of them. Owned by bot.slack.gap.
CREATE TABLE knowledge_gap (
  id        VARCHAR(64)   PRIMARY KEY,
  question  VARCHAR(4000) NOT NULL, -- one of them, for all
  people    INT           NOT NULL, -- who asked; who that was is in the answers alone
  answers   VARCHAR(8000) NOT NULL, -- ids of the answers that were none, comma separated
  owner     VARCHAR(40)   NOT NULL, -- who was told
  nearest   VARCHAR(400),           -- the nearest page
  state     VARCHAR(20)   NOT NULL,
  told_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  closed_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX knowledge_gap_owner ON knowledge_gap (owner, told_at);
