package io.signalbox.ingestion.markup;

/** Fences code so that nothing in it can end the fence. */
final class FencedCode {
  private FencedCode() {}

  static String around(String code, String language) {
    String ticks = "```";
    while (code.contains(ticks)) {
      ticks += "`";
    }
    return ticks + language + "\n" + withoutBlankEdges(code) + "\n" + ticks;
  }

  /** Without empty lines before it; the indentation of its first line stays. */
  private static String withoutBlankEdges(String code) {
    int start = 0;
    while (start < code.length() && (code.charAt(start) == '\n' || code.charAt(start) == '\r')) {
      start++;
    }
    return code.substring(start).stripTrailing();
  }

  /** Code within a line. */
  static String inline(String code) {
    String ticks = code.contains("`") ? "``" : "`";
    return code.isBlank() ? "" : ticks + code.strip() + ticks;
  }
}
