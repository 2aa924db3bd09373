package io.signalbox.knowledge.answer.selection;

import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.WordLists;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Dictionary of product names, and a word search over a page's title, id and text. */
final class ProductNames {
  private static final int SHORTEST_BEGINNING = 3;

  /** Error code in capitals, such as {@code ERR_DISK_FULL} or {@code CHK-1003}. */
  private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*+(?:[_-][A-Z0-9]++)++\\b");

  private final Set<String> products = new HashSet<>();

  ProductNames() {
    for (String line : WordLists.lines(ProductNames.class, "product-names.txt")) {
      for (String name : line.split(" ", -1)) {
        Set<String> stems = ContentWords.of(name);
        if (stems.size() == 1) {
          products.addAll(stems);
        }
      }
    }
  }

  /** Returns whether a stem is the name of a product. */
  boolean isProduct(String stem) {
    return products.contains(stem);
  }

  /** Returns whether the question contains an error code that no page contains. */
  static boolean isCodeMissing(String question, List<RankedDocument> pages) {
    return CODE.matcher(question)
        .results()
        .map(code -> code.group().toLowerCase(Locale.ROOT))
        .anyMatch(code -> pages.stream().noneMatch(page -> holds(page, code)));
  }

  /** Returns whether the page's text, title or id contains a word that begins with the stem. */
  static boolean holds(RankedDocument page, String stem) {
    if (isIn(page.frontMatter().title(), stem) || isIn(page.id().value(), stem)) {
      return true;
    }
    for (ScoredPassage scored : page.passages()) {
      if (isIn(scored.passage().text(), stem)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String text, String stem) {
    int last = text.length() - stem.length();
    char small = stem.charAt(0);
    char large = Character.toUpperCase(small);
    boolean whole = stem.length() < SHORTEST_BEGINNING;
    for (int at = 0; at <= last; at++) {
      char here = text.charAt(at);
      if ((here == small || here == large)
          && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && text.regionMatches(true, at, stem, 0, stem.length())
          && (!whole
              || at == last
              || !Character.isLetterOrDigit(text.charAt(at + stem.length())))) {
        return true;
      }
    }
    return false;
  }
}
