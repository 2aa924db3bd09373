package io.signalbox.ingestion.dialect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds template and component tags that span several lines. */
final class MultilineTags {
  private static final Pattern COMPONENT = Pattern.compile("\\s*<[A-Z][\\w.]*(?:\\s[^>]*)?");
  private static final Pattern OPENER = Pattern.compile("\\{\\{[<%]|\\{%");
  private static final int MOST = 12;

  private MultilineTags() {}

  /** Returns the number of further lines that belong to a tag opened on this line. */
  static int after(List<String> lines, int at) {
    String line = lines.get(at);
    String close = COMPONENT.matcher(line).matches() ? ">" : template(line);
    for (int i = at + 1; !close.isEmpty() && i < Math.min(lines.size(), at + MOST); i++) {
      String next = lines.get(i).strip();
      if (next.startsWith("```") || (next.isEmpty() && close.equals(">"))) {
        return 0;
      }
      if (close.equals(">") ? next.endsWith(">") : next.contains(close)) {
        return i - at;
      }
    }
    return 0;
  }

  private static String template(String line) {
    String close = "";
    int from = -1;
    Matcher opener = OPENER.matcher(line);
    while (opener.find()) {
      from = opener.end();
      close = opener.group().equals("{%") ? "%}" : opener.group().charAt(2) + "}}";
    }
    return from >= 0 && line.indexOf(close, from) < 0 ? close : "";
  }
}
