-- Keys by which people ask through other tools with their own rights. A revoked key is a row that is gone. Owned by
-- tools.ask.asker.
CREATE TABLE personal_key (
  id         VARCHAR(20)              PRIMARY KEY,
  person     VARCHAR(40)              NOT NULL, -- Slack's id
  hash       VARCHAR(64)              NOT NULL UNIQUE, -- SHA-256 of the key, which itself is kept nowhere
  name       VARCHAR(100)             NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at    TIMESTAMP WITH TIME ZONE
);
CREATE INDEX personal_key_person ON personal_key (person);
