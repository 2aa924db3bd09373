package io.signalbox.ingestion.run;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Reader of one changed file of a source kind. */
interface ItemReader {

  /**
   * Stores what the file holds, and tells the tally of the documents or rows that it held before
   * and does not any more; whether those may be removed is not the reader's to decide.
   *
   * @param in the file's bytes, streamed once
   * @return how much of the file made sense
   */
  ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException;

  /** Returns what else decides what comes out of this file; empty where its bytes alone do. */
  default String besides(Source source, SourceItem item) {
    return "";
  }

  /** Removes everything that came from this file. */
  void forget(String source, String path, SourceTally tally);

  /** Number of documents, or of tables, that are stored of each file of a source, by its path. */
  Map<String, Long> stored(String source);

  /** Number of rows that are stored of a file, where it is a table. */
  default long rows(String source, String path) {
    return 0;
  }

  /** Names of the sources of which anything is stored. */
  Set<String> sources();

  /**
   * Changes when the same bytes should give something else: a new version of the reader, or a table
   * whose meaning moves with the calendar.
   */
  String version();
}
