package io.signalbox.bot.bench.quality;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words of a Markdown text without markup, for finding a quotation of a raw file in an answer that
 * shows it as a table, a list or a link. Held without the targets of links and with them.
 */
final class UnmarkedText {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]*)\\]\\(([^)\\n]*)\\)");
  private static final Pattern REFERENCE = Pattern.compile("\\[([^\\]\\n]+)\\]\\[[^\\]\\n]*\\]");
  private static final Pattern BREAK =
      Pattern.compile(
          "<br\\s*/?>|</?(?:p|li|ul|ol|td|th|tr|table|div|h\\d|dt|dd)\\b[^>\\n]*>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>\\n]*>|\\{%[^\\n]*?%\\}");
  private static final Pattern MARKER =
      Pattern.compile("^[\\s>]*(?:\\d{1,3}[.)]|[-*+])\\s+", Pattern.MULTILINE);
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}\\b)");
  private static final Pattern SPACE =
      Pattern.compile("(?:[^\\p{L}\\p{N}%£$€.]|\\.(?!\\d)|(?<!\\d)\\.)+");

  private final String plain;
  private final String linked;

  private UnmarkedText(String plain, String linked) {
    this.plain = plain;
    this.linked = linked;
  }

  static UnmarkedText of(String markdown) {
    return new UnmarkedText(
        words(LINK.matcher(markdown).replaceAll("$1")),
        words(LINK.matcher(markdown).replaceAll("$1 $2")));
  }

  /** Returns whether the quotation's words stand in the text, together and in this order. */
  boolean show(String quote) {
    UnmarkedText wanted = of(quote);
    return (!wanted.plain.isBlank() && plain.contains(wanted.plain))
        || (!wanted.linked.isBlank() && linked.contains(wanted.linked));
  }

  private static String words(String markdown) {
    String text = REFERENCE.matcher(markdown).replaceAll("$1");
    text = MARKER.matcher(text).replaceAll("");
    text = TAG.matcher(BREAK.matcher(text).replaceAll(" ")).replaceAll("");
    text =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&nbsp;", " ")
            .replaceAll("[`*\\\\'’]", "")
            .toLowerCase(Locale.ROOT);
    text = THOUSANDS.matcher(text).replaceAll("");
    return " " + SPACE.matcher(text).replaceAll(" ").strip() + " ";
  }
}
