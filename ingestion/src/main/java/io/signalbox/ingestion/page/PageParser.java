package io.signalbox.ingestion.page;

import java.io.IOException;
import java.io.InputStream;

/**
 * Port of a parser that turns the bytes of one page into front matter and sections; one
 * implementation a format. Stateless; may be shared between threads.
 */
public interface PageParser {

  /**
   * Parses one page.
   *
   * @param path the file's path inside its source; names a page that has no title of its own
   * @param in is not closed
   * @throws UnreadablePageException when the bytes are not a page of this format, with a sentence
   *     that says why
   * @throws IOException only when the bytes cannot be read
   */
  ParsedPage parse(String path, InputStream in) throws IOException;
}
