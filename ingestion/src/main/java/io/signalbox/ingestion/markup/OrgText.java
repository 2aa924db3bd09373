package io.signalbox.ingestion.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts Org mode files to Markdown: headings, source blocks, tables, links and code. Property
 * and log drawers are left out.
 */
public final class OrgText {
  private static final Pattern HEADING =
      Pattern.compile("(\\*{1,6}) +(?:(?:TODO|DONE|NEXT|WAITING) +)?(.*?)(?:\\s+:[\\w:@]+:)?");
  private static final Pattern BLOCK =
      Pattern.compile("(?i)\\s*#\\+(begin|end)_(\\w+)(?: +(\\S+))?.*");
  private static final Pattern KEYWORD = Pattern.compile("(?i)#\\+(\\w+): *(.*)");
  private static final Pattern DRAWER =
      Pattern.compile("(?i)\\s*:(?:properties|logbook|clock):\\s*");

  /** First or last line of a drawer whose content is kept as text. */
  private static final Pattern DRAWER_EDGE = Pattern.compile("\\s*:[A-Za-z_-]{2,30}:\\s*");

  private static final Pattern LINK = Pattern.compile("\\[\\[([^\\]]+)](?:\\[([^\\]]+)])?]");
  private static final Pattern CODE =
      Pattern.compile("(?<![\\w])[=~]([^=~\\s](?:[^=~]*[^=~\\s])?)[=~](?!\\w)");
  private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|[-+|]+\\s*");

  private final List<String> markdown = new ArrayList<>();
  private boolean isCode;
  private boolean isDrawer;
  private boolean isTable;

  private OrgText() {}

  /** Converts the lines of a document to Markdown. */
  public static String toMarkdown(List<String> lines) {
    OrgText org = new OrgText();
    lines.forEach(org::take);
    return String.join("\n", org.markdown);
  }

  private void take(String line) {
    Matcher block = BLOCK.matcher(line);
    if (block.matches()) {
      block(block);
    } else if (isCode) {
      markdown.add(line);
    } else if (isDrawer) {
      isDrawer = !line.strip().equalsIgnoreCase(":end:");
    } else if (DRAWER.matcher(line).matches()) {
      isDrawer = true;
    } else if (!DRAWER_EDGE.matcher(line).matches()) {
      text(line);
    }
  }

  private void block(Matcher block) {
    boolean begins = block.group(1).equalsIgnoreCase("begin");
    String kind = block.group(2).toLowerCase(Locale.ROOT);
    if (kind.equals("src") || kind.equals("example")) {
      isCode = begins;
      markdown.add(
          "```" + (begins && kind.equals("src") && block.group(3) != null ? block.group(3) : ""));
    } else if (begins && !kind.equals("quote")) {
      markdown.add("");
      markdown.add(
          "**" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + ":**");
    }
  }

  private void text(String line) {
    Matcher keyword = KEYWORD.matcher(line);
    Matcher heading = HEADING.matcher(line);
    if (keyword.matches()) {
      if (keyword.group(1).equalsIgnoreCase("title")) {
        markdown.add("# " + keyword.group(2));
      }
    } else if (heading.matches()) {
      int level = Math.min(6, heading.group(1).length() + (titled() ? 1 : 0));
      markdown.add("");
      markdown.add("#".repeat(level) + " " + inline(heading.group(2)));
      markdown.add("");
    } else if (TABLE_RULE.matcher(line).matches()) {
      if (isTable) {
        markdown.add(line.replace('+', '|'));
      }
    } else if (!line.stripLeading().startsWith("# ")) {
      isTable = line.stripLeading().startsWith("|");
      markdown.add(inline(line));
    }
  }

  private boolean titled() {
    return !markdown.isEmpty() && markdown.getFirst().startsWith("# ");
  }

  private static String inline(String text) {
    String linked =
        LINK.matcher(text)
            .replaceAll(
                link ->
                    Matcher.quoteReplacement(
                        link.group(2) == null
                            ? "<" + link.group(1) + ">"
                            : "["
                                + link.group(2)
                                + "]("
                                + link.group(1).replace(" ", "%20")
                                + ")"));
    return CODE.matcher(linked).replaceAll("`$1`");
  }
}
