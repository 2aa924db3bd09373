package io.signalbox.config;

/**
 * Error or warning about one setting, with its path and line in the settings file. Never holds the
 * value of a secret. Control characters are replaced, so printing one cannot drive a terminal.
 *
 * @param path the setting, such as {@code sources[1].kind}; empty for the file as a whole
 * @param line line in the file, from 1; 0 when no single line is to blame
 * @param message one sentence without a full stop: what is wrong and what is allowed
 */
public record ConfigProblem(String path, int line, String message) {
  public ConfigProblem {
    path = printable(path);
    message = printable(message);
  }

  /**
   * Returns the problem as one line for a terminal: {@code signalbox.yaml:14 sources[1].kind 'x' is
   * not …}.
   */
  public String in(String fileName) {
    String place = line > 0 ? fileName + ":" + line : fileName;
    return path.isEmpty() ? place + "  " + message : place + "  " + path + "  " + message;
  }

  private static String printable(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmless(c) ? c : '?').forEach(result::appendCodePoint);
    return result.toString();
  }

  private static boolean isHarmless(int codePoint) {
    int type = Character.getType(codePoint);
    // Format characters include the marks that reverse the direction of a line.
    return !Character.isISOControl(codePoint)
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
