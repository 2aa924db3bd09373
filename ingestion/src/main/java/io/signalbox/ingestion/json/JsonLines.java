package io.signalbox.ingestion.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Splits a JSON Lines file into lines, each a document of its own, without ever holding an overlong
 * line.
 *
 * @param longest most characters of a line
 */
record JsonLines(int longest, Document document, Complaint complaint) {

  /** Callback that parses one line. */
  interface Document {
    void read(Reader text, long line) throws IOException;
  }

  /** Callback for lines that are skipped. */
  interface Complaint {
    void say(long line, String reason);
  }

  void read(BufferedReader text) throws IOException {
    StringBuilder line = new StringBuilder();
    long number = 1;
    boolean oversized = false;
    for (int c = text.read(); c >= 0; c = text.read()) {
      if (c == '\n') {
        give(line, number, oversized);
        line.setLength(0);
        oversized = false;
        number++;
      } else if (line.length() < longest) {
        line.append((char) c);
      } else {
        oversized = true;
      }
    }
    give(line, number, oversized);
  }

  private void give(StringBuilder line, long number, boolean oversized) throws IOException {
    if (oversized) {
      complaint.say(number, "is longer than " + longest + " characters");
      return;
    }
    String text = line.toString();
    if (!text.isBlank()) {
      document.read(new StringReader(text), number);
    }
  }
}
