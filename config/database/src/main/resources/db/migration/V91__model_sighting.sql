-- Models that their providers no longer know, and replies that name another model than was asked for. Owned by tools.foresight.catalogue.watch.
CREATE TABLE model_sighting (
  seen_day BIGINT NOT NULL, -- since 1970
  model  VARCHAR(200) NOT NULL, -- as it was asked for
  caller VARCHAR(100) NOT NULL,
  reply  VARCHAR(200) NOT NULL, -- the model that answered; empty where the provider does not know the one asked for
  route  VARCHAR(100) NOT NULL,
  calls  BIGINT NOT NULL,
  told   INT NOT NULL, -- 1 once the caller's owner was told
  PRIMARY KEY (seen_day, model, caller, reply)
);
