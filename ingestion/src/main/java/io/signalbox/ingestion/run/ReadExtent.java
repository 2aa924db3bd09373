package io.signalbox.ingestion.run;

/** Extent to which a file could be parsed. */
enum ReadExtent {
  /** The whole file; single invalid rows are reported and do not count. */
  WHOLE,
  /** Its rows up to where it breaks off. The next run reads it again. */
  PARTLY,
  /** Nothing usable, so that earlier data is kept. The next run reads it again. */
  NOTHING
}
