package io.signalbox.bot.bench.training;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds golden quotations in a page's words, ignoring markup, white space and case. */
final class GoldMatcher {
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()\\s]*(?:\\s[^()]*)?\\)");
  private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]*)]\\[[^\\[\\]]*]");
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,200}>|\\{[%{][^{}]*[%}]}");
  private static final Pattern MARKER =
      Pattern.compile("(?m)^\\s*(?:[-*+>]|\\d{1,3}[.)]|#{1,6})\\s+");
  private static final Pattern MARKUP = Pattern.compile("[*_`\\\\|~]+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}#@%$./:=+-]+");
  private static final int LONG_ENOUGH = 24;

  private GoldMatcher() {}

  /** Returns the words of a text without markup, with one space between them. */
  static String plain(String markdown) {
    String text = LINK.matcher(markdown).replaceAll("$1");
    text = REFERENCE.matcher(text).replaceAll("$1");
    text = TAG.matcher(text).replaceAll(" ");
    text = MARKER.matcher(text).replaceAll("");
    text = MARKUP.matcher(text).replaceAll(" ");
    text = text.replaceAll("[\\[\\]()]", " ").toLowerCase(Locale.ROOT);
    return NOT_WORDS.matcher(text).replaceAll(" ").replaceAll("(?<=\\p{L})[.:](?= |$)", "").strip();
  }

  /** Returns whether a quotation stands in a page's words, both made plain. */
  static boolean isIn(String quote, String words) {
    return !quote.isBlank() && words.contains(quote);
  }

  /** Returns whether a candidate's text is a long enough part of the quotation. */
  static boolean isPartOf(String unit, String quote) {
    return unit.length() >= LONG_ENOUGH && quote.contains(unit);
  }
}
