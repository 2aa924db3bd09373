package io.signalbox.ingestion.markup;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Converts Confluence's storage format, from the REST API or space exports, to plain HTML,
 * expanding macros.
 */
public final class ConfluenceStorage {
  private static final Pattern LITERAL = Pattern.compile("(?s)<!\\[CDATA\\[(.*?)]]>");
  private static final Pattern CLOSED = Pattern.compile("<((?:ac|ri):[\\w-]+)((?:\\s[^<>]*)?)/>");

  private ConfluenceStorage() {}

  /** Returns whether a page is in storage format. */
  public static boolean isStorage(String text) {
    return text.contains("<ac:") || text.contains("<ri:");
  }

  /**
   * Prepares a page for an HTML parser: escapes CDATA sections and expands self-closed elements.
   */
  public static String asHtml(String text) {
    String literal =
        LITERAL
            .matcher(text)
            .replaceAll(
                each ->
                    Matcher.quoteReplacement(
                        each.group(1)
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")));
    return CLOSED.matcher(literal).replaceAll("<$1$2></$1>");
  }

  /** Replaces macros, links and tasks by the HTML that a reader of the page sees. */
  public static void expand(Document document) {
    for (Element macro : document.select("ac|structured-macro, ac|macro").reversed()) {
      macro(macro);
    }
    for (Element link : document.select("ac|link")) {
      link(link);
    }
    for (Element task : document.select("ac|task")) {
      Element status = task.selectFirst("ac|task-status");
      boolean isDone = status != null && status.text().equals("complete");
      task.select("ac|task-id, ac|task-status").remove();
      task.prependText(isDone ? "[x] " : "[ ] ").tagName("li");
    }
    document.select("ac|task-list").forEach(each -> each.tagName("ul"));
    document.select("ac|parameter, ac|placeholder, ri|user, ac|emoticon").remove();
    document.select("time[datetime]").forEach(each -> each.text(each.attr("datetime")));
  }

  private static void macro(Element macro) {
    String name = macro.attr("ac:name").toLowerCase(Locale.ROOT);
    String title = parameter(macro, "title");
    Element body = macro.selectFirst("> ac|rich-text-body, > ac|plain-text-body");
    switch (name) {
      case "code", "noformat" -> {
        Element pre = new Element("pre");
        pre.appendElement("code")
            .addClass("language-" + parameter(macro, "language"))
            .appendChild(new TextNode(body == null ? "" : body.wholeText()));
        replace(macro, title, List.of(pre));
      }
      case "info", "note", "warning", "tip", "panel", "expand" -> {
        String kind =
            name.equals("panel") || name.equals("expand")
                ? ""
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String label = kind.isEmpty() || title.isEmpty() ? kind + title : kind + ": " + title;
        replace(macro, label, body == null ? List.of() : List.of(body.tagName("div")));
      }
      case "status" -> macro.replaceWith(new TextNode(title));
      case "jira" -> macro.replaceWith(new TextNode(parameter(macro, "key")));
      case "toc", "children", "recently-updated", "anchor", "livesearch", "contentbylabel" ->
          macro.remove();
      default -> replace(macro, title, body == null ? List.of() : List.of(body.tagName("div")));
    }
  }

  private static String parameter(Element macro, String name) {
    return macro.children().stream()
        .filter(each -> each.nameIs("ac:parameter") && each.attr("ac:name").equals(name))
        .findFirst()
        .map(each -> each.text().strip())
        .orElse("");
  }

  private static void replace(Element macro, String label, List<Element> content) {
    Element shown = new Element("div");
    if (!label.isBlank()) {
      shown.appendElement("p").appendElement("strong").text(label);
    }
    content.forEach(shown::appendChild);
    macro.replaceWith(shown);
  }

  private static void link(Element link) {
    Element body = link.selectFirst("ac|link-body, ac|plain-text-link-body");
    Element page = link.selectFirst("ri|page, ri|attachment");
    String named =
        page == null
            ? ""
            : page.hasAttr("ri:content-title")
                ? page.attr("ri:content-title")
                : page.attr("ri:filename");
    link.replaceWith(new TextNode(body == null || body.text().isBlank() ? named : body.text()));
  }
}
