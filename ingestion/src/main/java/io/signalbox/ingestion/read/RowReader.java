package io.signalbox.ingestion.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Port of a streaming parser that turns one file format into rows of type T. Readers hold no state
 * and may be shared between threads. Text is UTF-8 with or without a byte order mark.
 */
public interface RowReader<T> {

  /**
   * Parses the stream and passes each row to the sink. An invalid row is passed to {@link
   * RowSink#skipped} and reading goes on; a file that breaks off (a half-written one, say) is
   * reported to the sink with the line it broke at, after the rows before it.
   *
   * @param path the file's path inside its source, for messages
   * @param in is not closed
   * @throws IOException only when the bytes cannot be read
   */
  void read(String path, InputStream in, RowSink<T> sink) throws IOException;
}
