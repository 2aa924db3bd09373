-- Vectors of sentences, items and rows came later than those of passages. Every document waits for its
-- vectors again: what was embedded before is found by its fingerprint and costs nothing, and the index
-- goes on with what it has until then.
UPDATE document SET embedded_by = NULL WHERE NOT removed;
