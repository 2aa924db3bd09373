package io.signalbox.ingestion.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jira's wiki markup to Markdown, as far as tickets use it. Text that is Markdown already is left alone. */
public final class WikiMarkup {
  private static final Pattern BLOCK =
      Pattern.compile("\\{(code|noformat)(?::([^}]*))?}(.*?)(?:\\{\\1}|\\z)", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*h([1-6])\\.[ \\t]+");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^[ \\t]*(#{1,6})[ \\t]+");
  private static final Pattern BULLET = Pattern.compile("(?m)^[ \\t]*([*-]{1,6})[ \\t]+");
  private static final Pattern QUOTE = Pattern.compile("(?m)^[ \\t]*bq\\.[ \\t]+");
  private static final Pattern MONOSPACED = Pattern.compile("\\{\\{([^\\n]+?)}}");
  private static final Pattern STRONG = Pattern.compile("(?<![\\w*])\\*([^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])");
  private static final Pattern NAMED_LINK = Pattern.compile("\\[([^\\[\\]|\\n]+)\\|([^\\[\\]|\\s]+)(?:\\|[^]\\n]*)?]");
  private static final Pattern BARE_LINK = Pattern.compile("\\[((?:https?|mailto):[^\\[\\]|\\s]+)]");
  private static final Pattern MENTION = Pattern.compile("\\[~(?:accountid:)?([^\\]\\n]+)]");
  private static final Pattern MACRO = Pattern.compile("\\{(?:color|panel|quote|info|note|tip|warning)(?::[^}\\n]*)?}");
  private static final Pattern TABLE_HEAD = Pattern.compile("(?m)^[ \\t]*\\|\\|(.+?)\\|\\|[ \\t]*$");

  private WikiMarkup() {}

  /** The text as Markdown; never fails, whatever it is given. */
  public static String toMarkdown(String text) {
    if (text.contains("```")) {
      return text.strip();
    }
    StringBuilder markdown = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    int from = 0;
    while (block.find()) {
      markdown.append(prose(text.substring(from, block.start())));
      if (!block.group(3).isBlank()) {
        endLine(markdown);
        markdown.append(Fence.around(block.group(3), language(block.group(2)))).append('\n');
      }
      from = block.end();
    }
    return markdown.append(prose(text.substring(from))).toString().strip();
  }

  private static void endLine(StringBuilder markdown) {
    if (!markdown.isEmpty() && markdown.charAt(markdown.length() - 1) != '\n') {
      markdown.append('\n');
    }
  }

  /** {@code {code:java|title=Foo.java}} names its language first, if at all. */
  private static String language(String parameters) {
    if (parameters == null) {
      return "";
    }
    String first = parameters.split("\\|", 2)[0];
    return first.matches("[\\w+#-]{1,20}") ? first : "";
  }

  private static String prose(String wiki) {
    String text = TABLE_HEAD.matcher(wiki).replaceAll(WikiMarkup::tableHead);
    // Numbered lists first: their sign is Markdown's heading, which the next line writes.
    text = NUMBERED.matcher(text).replaceAll(found -> "   ".repeat(found.group(1).length() - 1) + "1. ");
    text = HEADING.matcher(text).replaceAll(found -> "#".repeat(Integer.parseInt(found.group(1))) + " ");
    text = BULLET.matcher(text).replaceAll(found -> "  ".repeat(found.group(1).length() - 1) + "- ");
    text = QUOTE.matcher(text).replaceAll("> ");
    text = MACRO.matcher(text).replaceAll("");
    text = STRONG.matcher(text).replaceAll("**$1**");
    text = MONOSPACED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(Fence.inline(found.group(1))));
    text = NAMED_LINK.matcher(text).replaceAll("[$1]($2)");
    text = BARE_LINK.matcher(text).replaceAll("<$1>");
    return MENTION.matcher(text).replaceAll("@$1");
  }

  private static String tableHead(java.util.regex.MatchResult found) {
    String[] cells = found.group(1).split("\\|\\|", -1);
    return Matcher.quoteReplacement(
        "| " + String.join(" | ", cells) + " |\n|" + " --- |".repeat(cells.length));
  }
}
