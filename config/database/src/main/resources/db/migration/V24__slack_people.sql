-- Accounts of the Slack workspace, read page by page and kept up to date by events. Owned by bot.slack.directory.
-- Of an account that was deactivated nothing but its id is kept.
CREATE TABLE slack_person (
  id                  VARCHAR(40)   PRIMARY KEY,
  team_ids            VARCHAR(2000) NOT NULL,     -- its own first, separated by spaces
  handle              VARCHAR(200)  NOT NULL,     -- in lower case, as the next
  email               VARCHAR(320)  NOT NULL,
  real_name           VARCHAR(500)  NOT NULL,
  display_name        VARCHAR(500)  NOT NULL,
  real_name_key       VARCHAR(500)  NOT NULL,     -- in lower case, for finding, as the next
  display_name_key    VARCHAR(500)  NOT NULL,
  time_zone           VARCHAR(100)  NOT NULL,
  is_admin            BOOLEAN       NOT NULL,
  is_bot              BOOLEAN       NOT NULL,
  is_workflow_bot     BOOLEAN       NOT NULL,
  is_restricted       BOOLEAN       NOT NULL,
  is_ultra_restricted BOOLEAN       NOT NULL,
  is_stranger         BOOLEAN       NOT NULL,
  deleted             BOOLEAN       NOT NULL,
  read_at             TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX slack_person_handle ON slack_person (handle);
CREATE INDEX slack_person_email ON slack_person (email);
CREATE INDEX slack_person_real_name ON slack_person (real_name_key);
CREATE INDEX slack_person_display_name ON slack_person (display_name_key);
CREATE INDEX slack_person_read ON slack_person (read_at);

-- How far the list of accounts has been read: one row, so that reading goes on where it was.
CREATE TABLE slack_people_reading (
  id           INTEGER                  PRIMARY KEY,
  next_cursor  VARCHAR(1000)            NOT NULL, -- empty at the beginning of a pass
  page_size    INTEGER                  NOT NULL,
  begun_at     TIMESTAMP WITH TIME ZONE NOT NULL, -- of the pass
  not_before   TIMESTAMP WITH TIME ZONE NOT NULL, -- when the next page may be asked for
  completed_at TIMESTAMP WITH TIME ZONE           -- of the last pass that came to the end
);

-- Why a post waits for an operator; null for one that does not.
ALTER TABLE outbox ADD COLUMN held VARCHAR(1000);
