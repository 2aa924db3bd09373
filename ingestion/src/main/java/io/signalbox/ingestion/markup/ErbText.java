package io.signalbox.ingestion.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes Ruby code from ERB templates. A link keeps its text, a value within a sentence or command
 * becomes its name in braces; all other tags are removed.
 */
public final class ErbText {
  private static final Pattern TAG = Pattern.compile("(?s)<%(?<kind>[-=#%]*)(?<code>.*?)-?%>\\n?");
  private static final Pattern LINK =
      Pattern.compile("(?s)\\s*link_to\\(?\\s*(['\"])(?<text>.*?)\\1.*");

  private static final Pattern WORD = Pattern.compile("\\p{L}");
  private static final Pattern VALUE = Pattern.compile("\\s*@?(?:[\\w]+\\.)*(?<name>\\w+)\\s*");

  /** Characters on either side of a value that are searched for words. */
  private static final int CONTEXT = 200;

  private ErbText() {}

  /** Returns the template's text without its ERB tags. */
  public static String withoutTags(String text) {
    return TAG.matcher(text)
        .replaceAll(
            tag -> {
              boolean ends = tag.group().endsWith("\n");
              boolean shows = tag.group(1).startsWith("=");
              String kept = shows ? kept(tag.group(2), text, tag.start(), tag.end()) : "";
              return Matcher.quoteReplacement(kept + (shows && ends ? "\n" : ""));
            });
  }

  private static String kept(String code, String text, int start, int end) {
    Matcher link = LINK.matcher(code);
    if (link.matches()) {
      return link.group("text");
    }
    Matcher value = VALUE.matcher(code);
    if (!value.matches() || value.group("name").equals("yield")) {
      return "";
    }
    int from = text.lastIndexOf('\n', start - 1) + 1;
    int to = text.charAt(end - 1) == '\n' ? end : text.indexOf('\n', end);
    String before = text.substring(Math.max(from, start - CONTEXT), start);
    String after = text.substring(end, Math.min(Math.max(end, to), end + CONTEXT));
    String beside = TAG.matcher(before + after).replaceAll("");
    return WORD.matcher(beside).find() ? "{" + value.group("name") + "}" : "";
  }
}
