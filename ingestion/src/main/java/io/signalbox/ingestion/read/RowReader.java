package io.signalbox.ingestion.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one format, streaming. Readers hold no state and may be shared between threads. Text is
 * UTF-8 with or without a byte order mark.
 */
public interface RowReader<T> {

  /**
   * Gives each row to the sink as it is met. A row that is wrong is given to {@link
   * RowSink#skipped} and reading goes on; a file that stops making sense (a half-written one, say)
   * is reported there with the line it broke at, after the rows before it were given.
   *
   * @param path the file's path inside its source, for messages
   * @param in is not closed
   * @throws IOException only when the bytes cannot be had
   */
  void read(String path, InputStream in, RowSink<T> sink) throws IOException;
}
