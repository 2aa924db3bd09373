-- By when a page says that it is to be reviewed again. Owned by knowledge.corpus.
ALTER TABLE document ADD COLUMN review_due DATE;
