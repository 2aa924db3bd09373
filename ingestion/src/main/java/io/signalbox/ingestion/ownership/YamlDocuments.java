package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.read.TextDecoder;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * Splits a file into its YAML documents before parsing, so that a broken document costs itself
 * only. Only lines that start with three dashes in the first column separate documents, as in the
 * YAML specification.
 */
final class YamlDocuments {
  static final int LIMIT = 1_000_000;

  private YamlDocuments() {}

  /** Callback for the text of each document. */
  interface Handler {
    /**
     * Accepts a document.
     *
     * @param firstLine the line of the file that the text's first line is
     */
    void document(long firstLine, String text);

    void tooLong(long firstLine);
  }

  static void read(BufferedReader in, Handler handler) throws IOException {
    StringBuilder document = new StringBuilder();
    long number = 0;
    long firstLine = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.equals("---") || line.startsWith("--- ")) {
        give(document, firstLine, handler);
        document.setLength(0);
        firstLine = number;
      }
      if (document.length() <= LIMIT) {
        document.append(line).append('\n');
      }
    }
    give(document, firstLine, handler);
  }

  private static void give(StringBuilder document, long firstLine, Handler handler) {
    if (document.length() > LIMIT) {
      handler.tooLong(firstLine);
    } else if (!document.toString().isBlank()) {
      handler.document(firstLine, document.toString());
    }
  }

  /** Returns whether the text contains undecodable bytes. */
  static boolean isBroken(String text) {
    return TextDecoder.isBroken(text);
  }
}
