package io.signalbox.tools.foresight.quality.report;

/** Text as it may stand between tags and within quotes. */
final class HtmlText {
  private HtmlText() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
