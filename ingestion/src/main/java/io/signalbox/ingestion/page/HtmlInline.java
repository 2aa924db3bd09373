package io.signalbox.ingestion.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Converts inline HTML content to Markdown. Only what Markdown would take for markup is escaped.
 */
final class HtmlInline {
  private static final Pattern TAG_LIKE = Pattern.compile("<(?=[A-Za-z/!?])");
  private static final Pattern BLOCK_START =
      Pattern.compile("(?m)^(#{1,6}(?=\\s)|[-+*](?=\\s)|>|`{3}|~{3})");
  private static final Pattern NUMBER_START = Pattern.compile("(?m)^(\\d{1,9})([.)])(?=\\s)");

  private final StringBuilder out = new StringBuilder();

  private HtmlInline() {}

  /** Converts nodes to a Markdown paragraph, with line breaks where the page has {@code <br>}. */
  static String paragraph(List<? extends Node> nodes) {
    String text = line(nodes);
    return NUMBER_START
        .matcher(BLOCK_START.matcher(text).replaceAll("\\\\$1"))
        .replaceAll("$1\\\\$2");
  }

  /**
   * Converts nodes to Markdown for a place that is not the start of a block, such as a table cell.
   */
  static String line(List<? extends Node> nodes) {
    HtmlInline inline = new HtmlInline();
    nodes.forEach(inline::write);
    return inline.out.toString().replaceAll(" *\\n *", "\n").replaceAll("\\n{2,}", "\n").strip();
  }

  /** Returns the text of a node, without any markup. */
  static String plain(Node node) {
    return switch (node) {
      case TextNode text -> text.getWholeText();
      case Element element -> element.wholeText();
      default -> "";
    };
  }

  private void write(Node node) {
    if (node instanceof TextNode text) {
      words(TAG_LIKE.matcher(text.getWholeText()).replaceAll("\\\\<"));
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element element) {
    switch (element.normalName()) {
      case "br" -> out.append('\n');
      case "code", "kbd", "samp", "tt", "var", "pre" -> code(element);
      case "a" -> link(element);
      case "img" -> words(" " + element.attr("alt") + " ");
      case "strong", "b" -> emphasised("**", element);
      case "em", "i" -> emphasised("*", element);
      case "li", "td", "th", "tr", "dd", "dt" -> listed(element);
      default -> {
        boolean apart = element.isBlock();
        if (apart) {
          words(" ");
        }
        element.childNodes().forEach(this::write);
        if (apart) {
          words(" ");
        }
      }
    }
  }

  /**
   * Writes a list item or cell within one line, separated from the one before by a comma or
   * semicolon.
   */
  private void listed(Element element) {
    boolean isCell = element.nameIs("td") || element.nameIs("th");
    boolean follows = element.previousElementSibling() != null;
    while (follows && !out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    boolean ended = out.isEmpty() || ".;:!?,".indexOf(out.charAt(out.length() - 1)) >= 0;
    out.append(follows ? ended ? " " : isCell ? ", " : "; " : "");
    words(follows ? "" : " ");
    element.childNodes().forEach(this::write);
  }

  private void code(Element element) {
    String code = element.wholeText().strip();
    if (code.isEmpty()) {
      return;
    }
    // A line break inside inline code would end a table row or a list item.
    String[] lines = code.split("\\s*\\n\\s*", -1);
    for (int i = 0; i < lines.length; i++) {
      String fence = lines[i].contains("`") ? "``" : "`";
      String gap = lines[i].startsWith("`") || lines[i].endsWith("`") ? " " : "";
      words(i > 0 ? " " : "");
      if (!lines[i].isEmpty()) {
        out.append(fence).append(gap).append(lines[i]).append(gap).append(fence);
      }
    }
  }

  private void link(Element element) {
    String text = line(element.childNodes()).replace("\n", " ");
    String href = element.attr("href").strip();
    boolean useless =
        href.isEmpty()
            || href.startsWith("#")
            || href.toLowerCase(Locale.ROOT).startsWith("javascript:")
            || href.toLowerCase(Locale.ROOT).startsWith("data:");
    if (text.isEmpty() || useless) {
      words(text);
      return;
    }
    boolean plain = href.chars().noneMatch(c -> c <= ' ' || c == '(' || c == ')');
    String address = plain ? href : "<" + href.replaceAll("[\\s<>]", "%20") + ">";
    out.append('[').append(text).append("](").append(address).append(')');
  }

  private void emphasised(String mark, Element element) {
    String text = line(element.childNodes());
    String whole = element.wholeText();
    boolean plain = text.isEmpty() || text.contains("*") || text.contains("\n");
    words(whole.startsWith(" ") ? " " : "");
    out.append(plain ? text : mark + text + mark);
    words(whole.endsWith(" ") ? " " : "");
  }

  /** Appends text with white space collapsed, also at the join with earlier output. */
  private void words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean gap = Character.isWhitespace(c) || c == '\u00a0';
      if (!gap) {
        out.append(c);
      } else if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
        out.append(' ');
      }
    }
  }
}
