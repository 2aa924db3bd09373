package io.signalbox.tools.foresight.report;

/** Text as it may stand between tags and within double quotes. */
public final class HtmlText {
  private HtmlText() {}

  /** Returns the text with the signs of markup as entities. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
