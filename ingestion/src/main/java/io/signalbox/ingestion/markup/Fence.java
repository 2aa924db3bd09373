package io.signalbox.ingestion.markup;

/** Fences code so that nothing in it can end the fence. */
final class Fence {
  private Fence() {}

  static String around(String code, String language) {
    String ticks = "```";
    while (code.contains(ticks)) {
      ticks += "`";
    }
    return ticks + language + "\n" + code.replaceAll("^\\R+|\\s+$", "") + "\n" + ticks;
  }

  /** Code within a line. */
  static String inline(String code) {
    String ticks = code.contains("`") ? "``" : "`";
    return code.isBlank() ? "" : ticks + code.strip() + ticks;
  }
}
