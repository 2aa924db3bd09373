package io.signalbox.ingestion.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces Hugo shortcodes and Liquid tags in a line of Markdown by what they would show. A page
 * reference leaves the page's path, a code highlighter a fence, any other tag the words that its
 * template would have shown. Tags inside inline code stay.
 */
final class ShortcodeFilter {
  private static final Pattern PAGE_REFERENCE =
      Pattern.compile("(?:ref|relref|link|post_url)\\s+[\"']?([^\"'\\s]+)[\"']?.*");
  private static final Pattern HIGHLIGHT = Pattern.compile("highlight\\s+[\"']?([\\w+-]*).*");
  private static final Pattern END_HIGHLIGHT = Pattern.compile("(?:/\\s*|end)highlight");

  private ShortcodeFilter() {}

  static String rewrite(String line) {
    if (line.indexOf('{') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length());
    int at = 0;
    boolean inCode = false;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = c == '{' && !inCode ? end(line, at) : -1;
      if (end == Integer.MAX_VALUE) {
        // Nothing further on this line closes a tag; looking again at each brace would take for
        // ever.
        return out.append(line, at, line.length()).toString();
      }
      if (end > 0) {
        out.append(replacement(line, at, end));
        at = end;
      } else {
        inCode = (c == '`') != inCode;
        out.append(c);
        at++;
      }
    }
    // A tag before the line's first word leaves no blanks that would make it code.
    String rewritten = line.startsWith("{") ? out.toString().stripLeading() : out.toString();
    return rewritten.isBlank() ? "" : rewritten;
  }

  /**
   * Returns the index after the tag that opens here; -1 when none does, {@code Integer.MAX_VALUE}
   * when it is never closed.
   */
  private static int end(String line, int at) {
    String close;
    int from;
    if (line.startsWith("{{<", at)) {
      close = ">}}";
      from = at + 3;
    } else if (line.startsWith("{{%", at)) {
      close = "%}}";
      from = at + 3;
    } else if (line.startsWith("{%", at)) {
      close = "%}";
      from = at + 2;
    } else {
      return -1;
    }
    int end = line.indexOf(close, from);
    return end < 0 ? Integer.MAX_VALUE : end + close.length();
  }

  private static String replacement(String line, int start, int end) {
    String tag = line.substring(start, end);
    String inside = tag.replaceAll("^\\{\\{?[<%]-?\\s*|\\s*-?[>%]\\}\\}?$", "");
    Matcher reference = PAGE_REFERENCE.matcher(inside);
    if (reference.matches()) {
      return reference.group(1);
    }
    TemplateTag template = TemplateTag.of(inside);
    boolean alone = line.strip().equals(tag);
    if (!alone) {
      return template.isTab() ? template.tabInline() : template.shownInline();
    }
    Matcher highlight = HIGHLIGHT.matcher(inside);
    if (highlight.matches()) {
      return "```" + highlight.group(1);
    }
    if (END_HIGHLIGHT.matcher(inside).matches()) {
      return "```";
    }
    String shown = template.shown();
    return shown.isEmpty() && tag.startsWith("{%") ? template.said() : shown;
  }
}
