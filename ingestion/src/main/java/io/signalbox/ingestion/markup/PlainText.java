package io.signalbox.ingestion.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Converts plain text to Markdown, guessing title and headings from its layout. A short first line
 * is the title, lines in capitals are headings; paragraphs, lists and indented commands stay.
 */
public final class PlainText {
  private static final Pattern TITLE = Pattern.compile("[\\p{L}\\p{N}][^.!?;]{1,79}");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9][A-Z0-9 /&-]{2,60}:?");
  private static final Pattern RULE = Pattern.compile("\\s*[=~*_#-]{4,}\\s*");
  private static final Pattern MARKUP = Pattern.compile("^(\\s{0,3})([#>])");

  private PlainText() {}

  /** Converts the lines of a text to Markdown. */
  public static String toMarkdown(List<String> lines) {
    List<String> markdown = new ArrayList<>();
    boolean titled = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\t", "    ").stripTrailing();
      String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
      boolean isUnderlined = RULE.matcher(next).matches() && !line.isBlank();
      boolean isFirst = !titled && !line.isBlank();
      if (isFirst && TITLE.matcher(line).matches() && (next.isEmpty() || isUnderlined)) {
        markdown.add("# " + line.strip());
        i += isUnderlined ? 1 : 0;
      } else if (isUnderlined && !line.startsWith("    ") && TITLE.matcher(line).matches()) {
        markdown.add("## " + line.strip());
        i++;
      } else if (CAPITALS.matcher(line).matches() && line.matches(".*[A-Z]{3}.*")) {
        markdown.add("## " + line.strip().replaceFirst(":$", ""));
      } else if (!RULE.matcher(line).matches()) {
        markdown.add(MARKUP.matcher(line).replaceFirst("$1\\\\$2"));
      }
      titled |= isFirst;
    }
    return String.join("\n", markdown);
  }
}
