package io.signalbox.tools.core.redaction;

import java.util.regex.Pattern;

/**
 * Restores redacted values in a text that arrives in pieces; the end of a piece that may start a
 * placeholder is held back until the next. Inside JSON, and JSON within its strings, values are
 * escaped as their place requires.
 */
public final class StreamRestorer {
  private static final Pattern BEGINNING = Pattern.compile("\\[[A-Z_]{0,26}\\d{0,6}");
  private static final int LONGEST = 34;

  private final CallRedaction redaction;
  private final JsonNesting nesting = new JsonNesting();
  private String waiting = "";

  public StreamRestorer(CallRedaction redaction) {
    this.redaction = redaction;
  }

  /** Adds a piece and returns the further part of the restored text that can be shown now. */
  public String next(String piece) {
    String text = waiting + piece;
    int open = text.lastIndexOf('[');
    boolean unfinished =
        open >= 0
            && text.length() - open <= LONGEST
            && BEGINNING.matcher(text).region(open, text.length()).matches();
    int end = unfinished ? open : text.length();
    waiting = text.substring(end);
    return redaction.restore(text.substring(0, end), nesting);
  }

  /** Returns whether a part of the text is held back. */
  public boolean waits() {
    return !waiting.isEmpty();
  }

  /** Returns the part that was held back when the text ended. */
  public String rest() {
    String rest = waiting;
    waiting = "";
    return rest;
  }
}
