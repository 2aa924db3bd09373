package io.signalbox.ingestion.run;

/** Part of a file that made sense to its reader. */
enum ReadExtent {
  /** All of it; rows that are wrong in themselves are listed and do not count. */
  WHOLE,
  /** Its rows up to where it breaks off; it is read again on the next run. */
  PARTLY,
  /** Nothing that is better than what was known before; it is read again on the next run. */
  NOTHING
}
