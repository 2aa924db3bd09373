package io.signalbox.ingestion.page;

import io.signalbox.ingestion.dialect.PanelKind;
import io.signalbox.ingestion.markup.FencedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Converts the block elements of an HTML tree to headings and Markdown blocks of a {@link
 * PageOutline}.
 */
final class HtmlBlocks {
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "title",
          "meta",
          "link",
          "hr",
          "svg",
          "iframe",
          "object",
          "input",
          "select",
          "textarea",
          "button");
  private static final String BLOCKS =
      "p,h1,h2,h3,h4,h5,h6,ul,ol,dl,pre,table,blockquote,div,section,article,details,figure,main";
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:language-|lang-|highlight-source-|highlight-|brush:\\s*)([\\w+#-]{1,20})");
  private static final Pattern PANEL_CLASS =
      Pattern.compile(
          "(?i)\\b(?:alert|admonition|callout|panel|confluence-information-macro|notice)\\b");
  private static final Set<String> NO_LANGUAGE =
      Set.of("text", "plain", "none", "default", "plaintext");

  private final PageOutline outline;

  private HtmlBlocks(PageOutline outline) {
    this.outline = outline;
  }

  /**
   * Adds the headings and blocks below an element to the outline; recursion is as deep as the tree,
   * which its parser bounds.
   */
  static void read(Element root, PageOutline outline) {
    new HtmlBlocks(outline).walk(root);
  }

  private void walk(Element parent) {
    List<Node> inline = new ArrayList<>();
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element && SILENT.contains(element.normalName())) {
        continue;
      }
      if (child instanceof Element element && isBlock(element)) {
        paragraph(inline);
        block(element);
      } else {
        inline.add(child);
      }
    }
    paragraph(inline);
  }

  private static boolean isBlock(Element element) {
    return switch (element.normalName()) {
      case "pre", "summary", "figcaption", "li", "td", "th", "tr" -> true;
      default -> element.is(BLOCKS) || element.selectFirst(BLOCKS) != null;
    };
  }

  private void paragraph(List<Node> inline) {
    outline.add(new PageBlock.Prose(HtmlInline.paragraph(inline)));
    inline.clear();
  }

  private void block(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "ul", "ol" -> outline.add(new PageBlock.ItemList(list(element)));
      case "dl" -> outline.add(new PageBlock.ItemList(definitions(element)));
      case "pre" -> code(element);
      case "table" -> table(element);
      case "blockquote" -> quotation(element);
      default -> {
        panel(element);
        walk(element);
      }
    }
  }

  /** Adds a label such as "Warning" for a panel whose kind only its CSS class tells. */
  private void panel(Element element) {
    boolean isPanel =
        PANEL_CLASS.matcher(element.className()).find()
            && element.parents().stream()
                .limit(2)
                .noneMatch(each -> PANEL_CLASS.matcher(each.className()).find());
    if (!isPanel) {
      return;
    }
    element.classNames().stream()
        .map(
            name ->
                PanelKind.of(
                    name.substring(
                        name.lastIndexOf("macro-") < 0 ? 0 : name.lastIndexOf("macro-") + 6)))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(kind -> !element.text().strip().regionMatches(true, 0, kind, 0, kind.length()))
        .ifPresent(kind -> outline.add(new PageBlock.Prose(PanelKind.line(kind, ""))));
  }

  /**
   * Adds a heading; one that was never closed ends at the first block in it, and the rest is read
   * as content.
   */
  private void heading(Element heading) {
    StringBuilder text = new StringBuilder();
    Element rest = new Element("div");
    for (Node child : heading.childNodesCopy()) {
      boolean block = child instanceof Element element && isBlock(element);
      if (block || rest.childNodeSize() > 0) {
        rest.appendChild(child);
      } else {
        text.append(HtmlInline.plain(child));
      }
    }
    outline.heading(heading.normalName().charAt(1) - '0', text.toString().replace("¶", ""));
    walk(rest);
  }

  private void code(Element pre) {
    String code = pre.wholeText().replace('\u00a0', ' ').replace("\r\n", "\n");
    if (!code.isBlank()) {
      outline.add(new PageBlock.Code(FencedCode.around(code, language(pre))));
    }
  }

  private static String language(Element pre) {
    Element inner = pre.selectFirst("code");
    List<Optional<Element>> places =
        List.of(
            Optional.ofNullable(inner),
            Optional.of(pre),
            Optional.ofNullable(pre.parent()),
            Optional.ofNullable(pre.parent()).map(Element::parent));
    for (Optional<Element> place : places) {
      String said =
          place
              .map(each -> each.className() + " " + each.attr("data-syntaxhighlighter-params"))
              .orElse("");
      Matcher matcher = LANGUAGE.matcher(said);
      if (matcher.find() && !NO_LANGUAGE.contains(matcher.group(1))) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private void table(Element table) {
    Element caption = table.selectFirst("> caption");
    if (caption != null) {
      outline.add(new PageBlock.Prose(HtmlInline.paragraph(caption.childNodes())));
    }
    HtmlTables.read(table)
        .ifPresentOrElse(outline::add, () -> HtmlTables.cellsOf(table).forEach(this::walk));
  }

  private void quotation(Element quote) {
    List<PageBlock> blocks = blocksOf(quote);
    if (blocks.stream().allMatch(PageBlock.Prose.class::isInstance)) {
      String text = String.join("\n\n", blocks.stream().map(PageBlock::markdown).toList());
      outline.add(new PageBlock.Prose(text.isBlank() ? "" : text.replaceAll("(?m)^", "> ")));
    } else {
      blocks.forEach(outline::add);
    }
  }

  private static String list(Element list) {
    StringBuilder out = new StringBuilder();
    String start = list.attr("start").strip();
    int number = start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
    for (Element child : list.children()) {
      String marker = list.nameIs("ol") ? number + ". " : "- ";
      // A list directly inside a list is broken HTML, but common; it belongs to the item before it.
      boolean stray = child.nameIs("ul") || child.nameIs("ol");
      String text = stray ? list(child) : joined(blocksOf(child));
      if (!text.isBlank()) {
        out.append(item(stray ? " ".repeat(marker.length()) : marker, text));
        number += stray ? 0 : 1;
      }
    }
    return FencedCode.withoutBlankEdges(out.toString());
  }

  private static String definitions(Element list) {
    StringBuilder out = new StringBuilder();
    String term = "";
    for (Element child : list.select("> dt, > dd, > div > dt, > div > dd")) {
      String text = joined(blocksOf(child));
      if (child.nameIs("dt")) {
        term = text.isBlank() ? "" : "**" + text.replace("**", "") + "**";
      } else if (!(term + text).isBlank()) {
        out.append(item("- ", term.isEmpty() ? text : term + ": " + text));
        term = "";
      }
    }
    return out.append(term.isEmpty() ? "" : item("- ", term)).toString().strip();
  }

  private static List<PageBlock> blocksOf(Element element) {
    PageOutline inner = new PageOutline();
    read(element, inner);
    return inner.blocks();
  }

  private static String joined(List<PageBlock> blocks) {
    StringBuilder out = new StringBuilder();
    for (PageBlock block : blocks) {
      if (!out.isEmpty()) {
        out.append(block instanceof PageBlock.ItemList ? "\n" : "\n\n");
      }
      out.append(block.markdown());
    }
    return out.toString();
  }

  private static String item(String marker, String text) {
    String indent = " ".repeat(marker.length());
    return marker + text.replaceAll("\\n(?=[^\\n])", "\n" + indent) + "\n";
  }
}
