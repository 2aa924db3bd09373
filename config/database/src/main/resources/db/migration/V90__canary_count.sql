-- Answers over a route and over the one that has a share of its calls, and how many of them were bad. Owned by tools.foresight.rehearsal.
CREATE TABLE canary_count (
  route       VARCHAR(100) NOT NULL,
  share       VARCHAR(100) NOT NULL,
  own_calls   BIGINT NOT NULL,
  own_bad     BIGINT NOT NULL,
  share_calls BIGINT NOT NULL,
  share_bad   BIGINT NOT NULL,
  PRIMARY KEY (route, share)
);
