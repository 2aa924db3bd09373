-- Removals that were too large to be carried out unasked, one row a source. Owned by ingestion.removal.
CREATE TABLE held_removal (
  source        VARCHAR(200)             PRIMARY KEY,
  gone          BIGINT                   NOT NULL, -- documents that the source does not show any more
  known         BIGINT                   NOT NULL, -- documents that were stored of the source
  held_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  allowed       BIGINT                   NOT NULL, -- most documents that somebody let through; 0 while nobody has
  told_at       TIMESTAMP WITH TIME ZONE           -- when admins were told in Slack
);
