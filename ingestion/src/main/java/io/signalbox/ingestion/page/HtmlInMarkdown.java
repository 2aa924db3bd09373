package io.signalbox.ingestion.page;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Replaces inline HTML tags in Markdown: tags that only format are dropped. One that may stand for
 * a value ({@code <pod>}, {@code <label>}) stays, and so does a link.
 */
final class HtmlInMarkdown {
  private static final Set<String> SHAPE =
      Set.of(
          "br", "wbr", "span", "font", "center", "small", "u", "sup", "sub", "div", "p", "ins",
          "mark", "big");

  /**
   * Elements dropped only with attributes or as closing tags, since their names are also used as
   * placeholders.
   */
  private static final Set<String> WIDGETS =
      Set.of(
          "input", "label", "iframe", "video", "source", "button", "svg", "path", "abbr", "object",
          "embed");

  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)(\\s[^>]*=[^>]*)?\\s*/?>");

  private HtmlInMarkdown() {}

  /** Returns the Markdown that replaces the tag; empty when the tag stays. */
  static Optional<String> replacement(String tag) {
    Matcher matcher = TAG.matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(2).toLowerCase(Locale.ROOT);
    boolean closing = !matcher.group(1).isEmpty();
    boolean attributes = matcher.group(3) != null;
    if (SHAPE.contains(name)) {
      return Optional.of(name.equals("br") ? " " : "");
    }
    if (WIDGETS.contains(name) && (closing || attributes)) {
      return Optional.of("");
    }
    if (name.equals("img") && attributes) {
      return Optional.of(Jsoup.parseBodyFragment(tag).select("img").attr("alt").replace('\n', ' '));
    }
    return Optional.empty();
  }
}
