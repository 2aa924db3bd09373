-- Channels of single escalations, and who was invited into them. Owned by tools.workflow.escalation.channel.
CREATE TABLE incident_channel (
  number       BIGINT PRIMARY KEY,
  name         VARCHAR(80) NOT NULL,
  channel      VARCHAR(40),
  topic        VARCHAR(250) DEFAULT '' NOT NULL, -- as it was last set
  told         INT DEFAULT 0 NOT NULL, -- events of the timeline that were told there
  leased_until TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts     INT DEFAULT 0 NOT NULL,
  finished_at  TIMESTAMP WITH TIME ZONE,
  refused      VARCHAR(1000)
);

CREATE TABLE incident_channel_person (
  number BIGINT NOT NULL,
  person VARCHAR(100) NOT NULL,
  PRIMARY KEY (number, person)
);
