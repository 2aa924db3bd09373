package io.signalbox.ingestion.run;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/**
 * Port that imports one file of a source into the stores; implemented for pages, tickets and
 * tables.
 */
interface ItemImporter {

  /**
   * Stores what the file holds, and reports to the tally the documents or rows that it no longer
   * holds. The caller decides whether those may be removed.
   *
   * @param in the file's bytes, streamed once
   * @return how much of the file made sense
   */
  ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException;

  /**
   * Returns the data outside the file that affect its import, for change detection; empty where
   * only its bytes do.
   */
  default String besides(Source source, SourceItem item) {
    return "";
  }

  /** Removes everything imported from this file. */
  void forget(String source, String path, SourceTally tally);

  /** Returns the number of documents or tables stored of each file of a source, by path. */
  Map<String, Long> stored(String source);

  /** Returns the number of rows stored of a table file; 0 for documents. */
  default long rows(String source, String path) {
    return 0;
  }

  /** Returns the names of the sources of which this reader has stored anything. */
  Set<String> sources();

  /**
   * Returns the version of this reader's output; a changed version makes a run read unchanged files
   * again. It changes with the code, and for on-call tables every week.
   */
  String version();
}
