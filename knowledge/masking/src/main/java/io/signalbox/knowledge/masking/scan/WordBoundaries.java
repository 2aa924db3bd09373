package io.signalbox.knowledge.masking.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks for word starts after hyphens and for HTML tags, at an index of a text. */
public final class WordBoundaries {
  private static final Set<String> TAGS =
      Set.of(
          "a", "b", "br", "code", "dd", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4",
          "hr", "i", "img", "input", "kbd", "li", "ol", "p", "pre", "samp", "script", "small",
          "span", "strong", "style", "table", "td", "th", "tr", "tt", "u", "ul", "wbr");

  private static final List<String> SIGNS = List.of("<", "&lt;", "&#60;", "&#x3c;", "&#x3C;");
  private static final int LONGEST_TAG_NAME = 6;

  private WordBoundaries() {}

  /** Returns whether the hyphens before an index follow no word, as in a removed line of a diff. */
  public static boolean isBehindHyphens(String text, int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) == '-') {
      start--;
    }
    return start < at && (start == 0 || !CharacterSet.WORD.has(text.charAt(start - 1)));
  }

  /** Returns whether an HTML tag begins at an index: {@code <br>}, {@code </anything>}. */
  public static boolean isTag(String text, int at) {
    int name = at;
    for (String sign : SIGNS) {
      name = name == at && text.startsWith(sign, at) ? at + sign.length() : name;
    }
    if (name == at || name + 1 >= text.length()) {
      return false;
    }
    if (text.charAt(name) == '/') {
      return Character.isLetter(text.charAt(name + 1));
    }
    int end = name;
    while (end < text.length()
        && end < name + LONGEST_TAG_NAME
        && CharacterSet.ALNUM.has(text.charAt(end))) {
      end++;
    }
    return end < text.length()
        && " />&\t\n".indexOf(text.charAt(end)) >= 0
        && TAGS.contains(text.substring(name, end).toLowerCase(Locale.ROOT));
  }
}
