package io.signalbox.ingestion.page;

import io.signalbox.ingestion.markup.OverlongTagFilter;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Converts HTML in a field of a ticket, such as a description or a comment, to Markdown, by the
 * same reader of blocks as HTML pages.
 */
public final class HtmlFragment {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:p|br|div|ul|ol|li|pre|code|a|h[1-6]|table|tr|td|th|span|b|strong|i|em|blockquote|img)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  private HtmlFragment() {}

  /**
   * Returns whether the text contains HTML tags rather than plain angle brackets such as {@code
   * <pod>} or {@code a < b}.
   */
  public static boolean isHtml(String text) {
    return text.indexOf('<') >= 0 && TAG.matcher(text).find();
  }

  /** Converts the text to Markdown if it is HTML; otherwise returns it trimmed. */
  public static String toMarkdown(String text) {
    if (!isHtml(text)) {
      return text.strip();
    }
    Element body =
        Jsoup.parse(
                OverlongTagFilter.asText(text),
                "",
                Parser.htmlParser().setMaxDepth(HtmlParser.MOST_LEVELS))
            .body();
    PageOutline outline = new PageOutline();
    HtmlBlocks.read(body, outline);
    return outline.markdown();
  }
}
