-- Versions of the prompt files of the settings' sources, as they were read. Owned by tools.foresight.change. Times are
-- milliseconds since 1970.
CREATE TABLE prompt_version (
  source    VARCHAR(100) NOT NULL,
  name      VARCHAR(400) NOT NULL,
  version   INT          NOT NULL,
  body      TEXT         NOT NULL, -- as the file has it; empty where the file is gone
  assembled TEXT         NOT NULL, -- with the files that it puts in
  read_at   BIGINT       NOT NULL,
  PRIMARY KEY (source, name, version)
);
