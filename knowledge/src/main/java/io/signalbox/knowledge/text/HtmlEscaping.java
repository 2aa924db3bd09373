package io.signalbox.knowledge.text;

/** Escapes text for HTML, so that it may stand between tags and within quotes of either kind. */
public final class HtmlEscaping {
  private HtmlEscaping() {}

  /** Returns the text with HTML's special characters replaced by entities. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
