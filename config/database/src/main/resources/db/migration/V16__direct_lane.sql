-- Which gateways' callers go on without them at the moment, so that people are told once. Owned by tools.client.
CREATE TABLE direct_lane (
  gateway VARCHAR(200) PRIMARY KEY,             -- its host
  episode BIGINT       NOT NULL,                -- how often they have
  ongoing BOOLEAN      NOT NULL
);
