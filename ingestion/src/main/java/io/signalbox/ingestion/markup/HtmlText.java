package io.signalbox.ingestion.markup;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts HTML in ticket descriptions and comments to Markdown. */
public final class HtmlText {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:p|br|div|ul|ol|li|pre|code|a|h[1-6]|table|tr|td|th|span|b|strong|i|em|blockquote|img)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  private HtmlText() {}

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
    Element body = Jsoup.parseBodyFragment(OverlongTagFilter.asText(text)).body();
    body.select("script, style, head, noscript").remove();
    Writer writer = new Writer();
    body.traverse(writer);
    return writer
        .markdown
        .toString()
        .replaceAll("(?<![ \\t])[ \\t]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /**
   * Visitor that writes nodes as Markdown, without recursion, so that nesting of any depth is
   * harmless.
   */
  private static final class Writer implements NodeVisitor {
    private final StringBuilder markdown = new StringBuilder();
    private int listDepth;
    private int insideFence;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text && insideFence == 0) {
        append(text.text());
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        close(element);
      }
    }

    private void open(Element element) {
      String name = element.normalName();
      if (insideFence > 0 || isCode(name)) {
        insideFence++;
        if (insideFence == 1) {
          writeCode(element);
        }
        return;
      }
      switch (name) {
        case "h1", "h2", "h3", "h4", "h5", "h6" -> {
          paragraph();
          markdown.append("#".repeat(name.charAt(1) - '0')).append(' ');
        }
        case "ul", "ol" -> {
          listDepth++;
          line();
        }
        case "li" -> {
          line();
          boolean numbered = element.parent() != null && element.parent().nameIs("ol");
          markdown
              .append("  ".repeat(Math.clamp(listDepth - 1L, 0, 8)))
              .append(numbered ? "1. " : "- ");
        }
        case "br", "tr" -> line();
        case "td", "th" -> append(" | ");
        case "b", "strong" -> append(element.hasText() ? "**" : "");
        case "a" -> append(link(element).isEmpty() ? "" : "[");
        case "p", "div", "blockquote", "table" -> paragraphUnlessItem(element);
        default -> {}
      }
    }

    private void close(Element element) {
      if (insideFence > 0) {
        insideFence--;
        return;
      }
      switch (element.normalName()) {
        case "ul", "ol" -> {
          listDepth--;
          line();
        }
        case "b", "strong" -> append(element.hasText() ? "**" : "");
        case "a" -> append(link(element).isEmpty() ? "" : "](" + link(element) + ")");
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "table" ->
            paragraphUnlessItem(element);
        default -> {}
      }
    }

    private void writeCode(Element element) {
      if (element.nameIs("pre")) {
        paragraph();
        markdown.append(FencedCode.around(element.wholeText(), "")).append("\n\n");
      } else {
        append(FencedCode.inline(element.wholeText()));
      }
    }

    private void paragraphUnlessItem(Element element) {
      if (element.parent() == null || !element.parent().nameIs("li")) {
        paragraph();
      }
    }

    private void append(String text) {
      boolean atStart = markdown.isEmpty() || markdown.charAt(markdown.length() - 1) == '\n';
      markdown.append(atStart ? text.stripLeading() : text);
    }

    private void line() {
      if (!markdown.isEmpty() && markdown.charAt(markdown.length() - 1) != '\n') {
        markdown.append('\n');
      }
    }

    private void paragraph() {
      line();
      int end = markdown.length();
      if (end > 1 && markdown.charAt(end - 2) != '\n') {
        markdown.append('\n');
      }
    }

    private static boolean isCode(String name) {
      return name.equals("pre") || name.equals("code") || name.equals("tt");
    }

    private static String link(Element element) {
      String target = element.attr("href");
      return element.hasText() && target.matches("(?:https?|mailto):[^\\s()]+") ? target : "";
    }
  }
}
