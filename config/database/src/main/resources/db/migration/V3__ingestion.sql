-- What has been read of each source, so that an unchanged file costs a look at its size and time. Owned by
-- ingestion.run.
CREATE TABLE ingested_file (
  source      VARCHAR(200)  NOT NULL,
  path        VARCHAR(1500) NOT NULL,
  size_bytes  BIGINT        NOT NULL,
  modified_at BIGINT        NOT NULL, -- milliseconds since 1970
  read_at     BIGINT        NOT NULL, -- milliseconds since 1970
  fingerprint VARCHAR(64)   NOT NULL, -- SHA-256 of the bytes
  read_as     VARCHAR(64)   NOT NULL, -- fingerprint of everything else that decides what comes out of them
  PRIMARY KEY (source, path)
);
