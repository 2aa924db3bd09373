package io.signalbox.ingestion.dialect;

/**
 * Tracks fenced code blocks line by line, so that code is not taken for markup. List markers and
 * quotation marks before a fence are skipped.
 */
final class FenceTracker {
  private char fence;
  private int length;

  /**
   * Returns whether this line opens, continues or closes fenced code; lines must be given in order.
   */
  boolean isCode(String line) {
    String bare = withoutMarkers(line);
    if (length > 0) {
      if (run(bare, fence) >= length && bare.substring(run(bare, fence)).isBlank()) {
        length = 0;
      }
      return true;
    }
    for (char each : new char[] {'`', '~'}) {
      int run = run(bare, each);
      if (run >= 3 && (each == '~' || bare.indexOf('`', run) < 0)) {
        fence = each;
        length = run;
        return true;
      }
    }
    return false;
  }

  /** Ends an open code block, because its container ended. */
  void leave() {
    length = 0;
  }

  /** Returns whether fenced code is open after the last line given. */
  boolean isOpen() {
    return length > 0;
  }

  private String withoutMarkers(String line) {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      boolean bullet =
          length == 0
              && (c == '-' || c == '*' || c == '+')
              && i + 1 < line.length()
              && line.charAt(i + 1) == ' ';
      boolean number =
          length == 0
              && (c == '.' || c == ')')
              && i > 0
              && Character.isDigit(line.charAt(i - 1))
              && i + 1 < line.length()
              && line.charAt(i + 1) == ' ';
      boolean digit = length == 0 && Character.isDigit(c);
      if (!(c == ' ' || c == '\t' || c == '>' || bullet || number || digit)) {
        break;
      }
      i++;
    }
    return line.substring(i);
  }

  private static int run(String text, char of) {
    int run = 0;
    while (run < text.length() && text.charAt(run) == of) {
      run++;
    }
    return run;
  }
}
