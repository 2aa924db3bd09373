package io.signalbox.ingestion.page;

import io.signalbox.knowledge.document.FrontMatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads owner and review dates that a page states in its first lines, and tags pages that only list
 * links. Such lines are Notion's exported properties, or a table or list of two columns such as
 * Confluence's page properties.
 */
final class StatedFields {
  /** Tag of a page that only lists links to others. */
  static final String CONTENTS_TAG = "toc";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:[-*] +)?(?:\\*\\*|__)?([A-Z][\\w"
              + " /-]{1,30}?)(?:\\*\\*|__)?\\s*:(?:\\*\\*|__)?\\s+(\\S.{0,200})");
  private static final Pattern ROW =
      Pattern.compile("\\|\\s*\\**([^|*]{2,30}?)\\**:?\\s*\\|\\s*([^|]{1,200}?)\\s*\\|");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\([^()\\n]{0,500}\\)");
  private static final int MOST_BLOCKS = 3;
  private static final int FEWEST_LINKS = 4;

  private StatedFields() {}

  /** Returns the page with fields missing in its front matter taken from its first lines. */
  static ParsedPage complete(ParsedPage page) {
    FrontMatter front = page.frontMatter();
    PageFields stated = PageFields.of(stated(page));
    List<String> tags =
        isContents(page) && !front.tags().contains(CONTENTS_TAG)
            ? Stream.concat(front.tags().stream(), Stream.of(CONTENTS_TAG)).toList()
            : front.tags();
    FrontMatter completed =
        new FrontMatter(
            front.title(),
            front.link(),
            front.owner().or(() -> stated.owner().map(StatedFields::plain)),
            front.lastReviewedOn().or(stated::lastReviewedOn),
            front.reviewDue().or(stated::reviewDue),
            tags);
    return new ParsedPage(completed, page.sections(), page.notes());
  }

  private static Map<String, List<String>> stated(ParsedPage page) {
    Map<String, List<String>> values = new HashMap<>();
    page.sections().stream()
        .limit(1)
        .flatMap(section -> section.blocks().stream())
        .limit(MOST_BLOCKS)
        .filter(block -> !(block instanceof PageBlock.Code))
        .flatMap(block -> block.markdown().lines())
        .forEach(
            line -> {
              Matcher stated = LINE.matcher(line);
              Matcher row = ROW.matcher(line);
              if (stated.matches()) {
                values.putIfAbsent(PageFields.key(stated.group(1)), List.of(stated.group(2)));
              } else if (row.matches()) {
                values.putIfAbsent(PageFields.key(row.group(1)), List.of(row.group(2)));
              }
            });
    return values;
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").replaceAll("[*`_]{2,}", "").strip();
  }

  /** Returns whether a page consists almost only of links. */
  private static boolean isContents(ParsedPage page) {
    List<String> texts = new ArrayList<>();
    page.sections()
        .forEach(section -> section.blocks().forEach(block -> texts.add(block.markdown())));
    String all = String.join("\n", texts);
    long links = LINK.matcher(all).results().count();
    String rest = LINK.matcher(all).replaceAll("").replaceAll("[\\s|*+:-]+|\\d+\\.", "");
    int shown = LINK.matcher(all).results().mapToInt(link -> link.group(1).length()).sum();
    return links >= FEWEST_LINKS && rest.length() * 4 < shown;
  }
}
