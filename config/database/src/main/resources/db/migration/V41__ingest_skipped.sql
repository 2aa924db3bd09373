-- What the last reading of a file left out, named by every run and by doctor until the file is right. Owned by
-- ingestion.run.
CREATE TABLE ingest_skipped (
  source   VARCHAR(200)  NOT NULL,
  path     VARCHAR(1500) NOT NULL,
  position INTEGER       NOT NULL, -- order in the file, from 0
  line     BIGINT        NOT NULL, -- from 1; 0 for the file as a whole
  reason   VARCHAR(1000) NOT NULL,
  PRIMARY KEY (source, path, position)
);
