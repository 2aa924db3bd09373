package io.signalbox.ingestion.run;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import java.io.IOException;
import java.io.InputStream;

/** Reader of one changed file of a source kind. */
interface ItemReader {

  /**
   * Stores what the file holds and removes what it held before and does not any more.
   *
   * @param in the file's bytes, streamed once
   * @return how much of the file made sense
   */
  ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException;

  /** Removes everything that came from this file. */
  void forget(String source, String path, SourceTally tally);

  /**
   * Changes when the same bytes should give something else: a new version of the reader, or a table
   * whose meaning moves with the calendar.
   */
  String version();
}
