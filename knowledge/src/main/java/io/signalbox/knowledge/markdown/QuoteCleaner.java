package io.signalbox.knowledge.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cleans quoted Markdown: replaces relative links by their text, and removes footnote marks that
 * look like citations and invisible characters. Fenced code is never touched, inline code only
 * loses what is invisible.
 */
final class QuoteCleaner {
  private static final Pattern RELATIVE_LINK =
      Pattern.compile(
          "!?\\[([^\\[\\]]{0,300}+)]\\((?!https?://|mailto:)[^()\\n]{0,500}+\\)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Footnote marks, which would read as our citations; neither a link nor an index like a[0]. Not a
   * link, nor an index like a[0].
   */
  private static final Pattern MARK =
      Pattern.compile(
          "[ \\t]?(?<![\\w\\]`])(?:\\[\\d{1,3}(?:\\s?,\\s?\\d{1,3}){0,9}]|【\\d{1,3}】)++(?![(:])");

  /**
   * Zero-width, direction-changing and tag characters, which are invisible and can disguise a text.
   */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]{1,1000}+`");

  private QuoteCleaner() {}

  /** Returns the cleaned text. */
  static String clean(String markdown) {
    List<String> clean = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    CodeFences fences = new CodeFences();
    for (String line : markdown.split("\n", -1)) {
      if (fences.isCode(line)) {
        flush(prose, clean);
        clean.add(line);
      } else {
        prose.append(line).append('\n');
      }
    }
    flush(prose, clean);
    return String.join("\n", clean);
  }

  private static void flush(StringBuilder prose, List<String> clean) {
    if (!prose.isEmpty()) {
      prose.setLength(prose.length() - 1);
      clean.add(text(INVISIBLE.matcher(prose).replaceAll("")));
      prose.setLength(0);
    }
  }

  private static String text(String prose) {
    if (prose.indexOf('[') < 0 && prose.indexOf('【') < 0) {
      return prose;
    }
    String linked = RELATIVE_LINK.matcher(prose).replaceAll("$1");
    StringBuilder text = new StringBuilder();
    int from = 0;
    var code = INLINE_CODE.matcher(linked);
    while (code.find()) {
      text.append(MARK.matcher(linked.substring(from, code.start())).replaceAll(""));
      text.append(code.group());
      from = code.end();
    }
    return text.append(MARK.matcher(linked.substring(from)).replaceAll("")).toString();
  }
}
