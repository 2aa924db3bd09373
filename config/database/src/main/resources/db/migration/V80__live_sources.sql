-- How far each live source has been read, and who reads it now. Owned by ingestion.live.sync.
CREATE TABLE live_source (
  source        VARCHAR(200)             PRIMARY KEY,
  settings_hash VARCHAR(64)              NOT NULL, -- of what the settings say; another one means: read all again
  feed_cursor   VARCHAR(8000),                     -- behind it everything is stored; null before the first change
  leased_until  TIMESTAMP WITH TIME ZONE NOT NULL,
  lease_holder  VARCHAR(36)              NOT NULL, -- the run that has it; empty for none
  started_at    TIMESTAMP WITH TIME ZONE,          -- of the run under way or, else, the last one
  finished_at   TIMESTAMP WITH TIME ZONE,          -- of the last run that came to its end
  swept_at      TIMESTAMP WITH TIME ZONE,          -- of the last complete list of everything
  at_source     BIGINT                   NOT NULL, -- items in that list
  done_items    BIGINT                   NOT NULL, -- of the run under way
  left_items    BIGINT,                            -- of the run under way, where that is known
  failure       VARCHAR(1000),                     -- why the last run did not come to its end
  not_before    TIMESTAMP WITH TIME ZONE,          -- the source's word when it may be asked again
  request_count BIGINT                   NOT NULL  -- of the run under way or, else, the last one
);

-- Each item of a live source, as it was read last.
CREATE TABLE live_item (
  source      VARCHAR(200)             NOT NULL,
  item_id     VARCHAR(1500)            NOT NULL, -- the path of its document
  version     VARCHAR(500)             NOT NULL,
  read_as     VARCHAR(64)              NOT NULL, -- fingerprint of all else that decides what is stored of it
  state       VARCHAR(10)              NOT NULL, -- STORED, SKIPPED, or RETRY where it could not be had
  reason      VARCHAR(1000)            NOT NULL, -- why it is skipped; empty where it is stored
  access_rule VARCHAR(4000)            NOT NULL,
  read_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (source, item_id)
);
