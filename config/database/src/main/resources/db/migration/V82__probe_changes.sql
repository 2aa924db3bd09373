-- Number of the last change before a probe was asked, so that each later one has it asked again.
ALTER TABLE quality_probe ADD COLUMN last_change BIGINT DEFAULT 0 NOT NULL;
