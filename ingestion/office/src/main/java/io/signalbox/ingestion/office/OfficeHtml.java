package io.signalbox.ingestion.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Improves Tika's HTML: pages and slides get headings, lines with bullets become lists, and lines
 * that stand on most pages of a PDF are dropped.
 */
final class OfficeHtml {
  private static final Pattern BULLET =
      Pattern.compile("\\s*(?:[•·▪◦‣●○■□➢✓–\\uF0B7\\uF0A7-]|o(?=\\s))\\s+(.*)");
  private static final Pattern NUMBER = Pattern.compile("\\s*(?:\\d{1,2}[.)]|[a-z][.)])\\s+(.*)");
  private static final Pattern NUMBERED_HEADING =
      Pattern.compile("(?:\\d{1,2}(?:\\.\\d{1,2})+\\.?|\\d{1,2}|[A-Z]\\.)\\s+\\p{Lu}[^.;:]{2,80}");

  /** Dots between a heading and its page, in a table of contents. */
  private static final Pattern LEADERS = Pattern.compile("(?:\\. ?){6}");

  private static final Pattern MADE_TITLE =
      Pattern.compile(
          "(?i)(?:power ?point )?presentation|untitled.*|(?:microsoft \\w+ -"
              + " .*)|document\\d*|.*\\.(?:docx?|pptx?|pdf|odt|indd|tex|dvi)");
  private static final int FEWEST_PAGES = 4;
  private static final int LONGEST_SLIDE_TITLE = 120;

  private OfficeHtml() {}

  static String tidied(String ending, String html) {
    Document document = Jsoup.parse(html, "", Parser.xmlParser());
    document.select("a[name]").unwrap();
    document.select("meta:not([name=dcterms:modified])").remove();
    document.select("title").stream()
        .filter(title -> MADE_TITLE.matcher(title.text().strip()).matches())
        .forEach(Element::remove);
    if (ending.equals("pdf")) {
      pages(document.select("div.page"));
    } else {
      slides(document.select("div.slide-content"));
    }
    lists(document);
    document.outputSettings().syntax(Document.OutputSettings.Syntax.html).prettyPrint(false);
    return document.html();
  }

  private static void pages(List<Element> pages) {
    Map<String, Integer> seen = new HashMap<>();
    pages.forEach(page -> edges(page).forEach(edge -> seen.merge(key(edge), 1, Integer::sum)));
    for (int i = 0; i < pages.size(); i++) {
      Element page = pages.get(i);
      if (pages.size() >= FEWEST_PAGES) {
        edges(page).stream()
            .filter(edge -> seen.getOrDefault(key(edge), 0) * 2 > pages.size())
            .forEach(Element::remove);
      }
      for (Element line : page.select("p")) {
        if (LEADERS.matcher(line.text()).find()) {
          line.remove();
        } else if (NUMBERED_HEADING.matcher(line.text().strip()).matches()) {
          line.tagName("h3");
        }
      }
      if (pages.size() > 1) {
        page.prependElement("h2").text("Page " + (i + 1));
      }
    }
  }

  /** Returns the first and last paragraphs of a page, where running heads stand. */
  private static List<Element> edges(Element page) {
    List<Element> lines =
        page.select("> p").stream().filter(line -> !line.text().isBlank()).toList();
    List<Element> edges = new ArrayList<>(lines.subList(0, Math.min(2, lines.size())));
    for (int i = Math.max(2, lines.size() - 2); i < lines.size(); i++) {
      edges.add(lines.get(i));
    }
    return edges;
  }

  private static String key(Element line) {
    return line.text().replaceAll("\\d+", "#").strip();
  }

  private static void slides(List<Element> slides) {
    for (int i = 0; i < slides.size(); i++) {
      Element slide = slides.get(i);
      slide.select("p").stream().filter(line -> line.text().isBlank()).forEach(Element::remove);
      Element first = slide.selectFirst("> p");
      String title = "";
      if (first != null && first.text().length() <= LONGEST_SLIDE_TITLE) {
        title = ": " + first.text().strip();
        first.remove();
      }
      List<Element> lines = slide.select("> p");
      if (lines.size() > 1) {
        lines.forEach(line -> line.addClass("list"));
      }
      for (Element notes : slide.select("div.slide-notes")) {
        notes.prependElement("p").appendElement("strong").text("Notes:");
      }
      slide.prependElement("h2").text("Slide " + (i + 1) + title);
    }
  }

  /** Joins neighbouring paragraphs that are list items into one list. */
  private static void lists(Document document) {
    for (Element paragraph : document.select("p")) {
      String text = paragraph.wholeText();
      if (text.contains("\n") && text.lines().filter(line -> isItem(line)).count() > 1) {
        brokenLines(paragraph, text);
        continue;
      }
      boolean isListed = paragraph.className().toLowerCase(Locale.ROOT).contains("list");
      if (paragraph.text().isBlank() || !(isListed || BULLET.matcher(text).matches())) {
        continue;
      }
      Element before = paragraph.previousElementSibling();
      String list = NUMBER.matcher(text).matches() ? "ol" : "ul";
      Element item = new Element("li").html(paragraph.html().replaceFirst(marker(text), ""));
      if (before != null && before.nameIs(list)) {
        before.appendChild(item);
        paragraph.remove();
      } else {
        paragraph.replaceWith(new Element(list).appendChild(item));
      }
    }
  }

  private static boolean isItem(String line) {
    return BULLET.matcher(line).matches() || NUMBER.matcher(line).matches();
  }

  private static String marker(String text) {
    for (Pattern pattern : List.of(BULLET, NUMBER)) {
      Matcher matcher = Pattern.compile(pattern.pattern(), Pattern.DOTALL).matcher(text);
      if (matcher.matches()) {
        return "^" + Pattern.quote(text.substring(0, matcher.start(1)).strip()) + "\\s*";
      }
    }
    return "^";
  }

  /**
   * Splits a paragraph of a PDF whose lines are list items into items; a line without a bullet
   * continues the one above.
   */
  private static void brokenLines(Element paragraph, String text) {
    Element before = new Element("p");
    Element list = null;
    for (String line : text.lines().toList()) {
      if (isItem(line)) {
        if (list == null) {
          list = new Element(NUMBER.matcher(line).matches() ? "ol" : "ul");
        }
        list.appendElement("li").text(line.strip().replaceFirst(marker(line.strip()), ""));
      } else if (list == null) {
        before.appendText(line + "\n");
      } else {
        list.child(list.childrenSize() - 1).appendText(" " + line.strip());
      }
    }
    paragraph.before(before);
    paragraph.replaceWith(list == null ? new Element("p") : list);
  }
}
