-- Owned by tools.foresight.rehearsal. Routes of a rehearsal, and the version that the successor's replies named then.
ALTER TABLE model_rehearsal ADD COLUMN from_route VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE model_rehearsal ADD COLUMN to_route VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE model_rehearsal ADD COLUMN served VARCHAR(200) DEFAULT '' NOT NULL;
CREATE INDEX model_rehearsal_route ON model_rehearsal (from_route, at);

-- Agents whose owners go on with a retired model that its provider still answers for. Times are milliseconds since 1970.
CREATE TABLE model_extension (
  route     VARCHAR(100) NOT NULL,
  agent     VARCHAR(100) NOT NULL,
  model     VARCHAR(200) NOT NULL,
  until_day VARCHAR(10)  NOT NULL, -- the last day, included
  said_by   VARCHAR(200) NOT NULL,
  at        BIGINT       NOT NULL,
  PRIMARY KEY (route, agent)
);

-- Versions that replies over a route named, by the model that was asked for.
CREATE TABLE served_version (
  route     VARCHAR(100) NOT NULL,
  model     VARCHAR(200) NOT NULL,
  reply     VARCHAR(200) NOT NULL,
  first_at  BIGINT       NOT NULL,
  latest_at BIGINT       NOT NULL,
  PRIMARY KEY (route, model, reply)
);
