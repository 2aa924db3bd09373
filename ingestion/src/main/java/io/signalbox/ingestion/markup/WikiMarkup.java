package io.signalbox.ingestion.markup;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts Jira's wiki markup to Markdown, as far as tickets use it. Text with Markdown code fences
 * is left alone.
 */
public final class WikiMarkup {
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\{(code|noformat)(?::([^}\\n]{0,200}))?}(.*?)(?:\\{\\1}|\\z)", Pattern.DOTALL);

  /**
   * Pattern of one wiki markup construct with its conversion to Markdown.
   *
   * @param sign text without which the pattern cannot match, checked first for speed
   */
  private record Rule(String sign, Pattern pattern, Function<MatchResult, String> markdown) {
    String apply(String text) {
      return text.contains(sign) ? pattern.matcher(text).replaceAll(markdown) : text;
    }
  }

  /**
   * Conversion rules in order of application; numbered lists come before headings, since their sign
   * is Markdown's heading.
   */
  private static final List<Rule> RULES =
      List.of(
          rule("||", "(?m)^[ \\t]*\\|\\|(.+?)\\|\\|[ \\t]*$", WikiMarkup::tableHead),
          rule(
              "#",
              "(?m)^[ \\t]*(#{1,6})[ \\t]+",
              found -> "   ".repeat(found.group(1).length() - 1) + "1. "),
          rule(
              "h",
              "(?m)^[ \\t]*h([1-6])\\.[ \\t]+",
              found -> "#".repeat(Integer.parseInt(found.group(1))) + " "),
          rule(
              " ",
              "(?m)^[ \\t]*([*-]{1,6})[ \\t]+",
              found -> "  ".repeat(found.group(1).length() - 1) + "- "),
          rule("bq.", "(?m)^[ \\t]*bq\\.[ \\t]+", found -> "> "),
          rule(
              "{",
              "\\{(?:color|panel|quote|info|note|tip|warning)(?::[^}\\n]{0,200})?}",
              found -> ""),
          rule(
              "*",
              "\\*(?<![\\w*]\\*)([^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])",
              found -> "**" + found.group(1) + "**"),
          rule("{{", "\\{\\{([^{}\\n]{1,300})}}", found -> FencedCode.inline(found.group(1))),
          rule(
              "|",
              "\\[([^\\[\\]|\\n]+)\\|([^\\[\\]|\\s]+)(?:\\|[^]\\n]*)?]",
              found -> "[" + found.group(1) + "](" + found.group(2) + ")"),
          rule("[", "\\[((?:https?|mailto):[^\\[\\]|\\s]+)]", found -> "<" + found.group(1) + ">"),
          rule("[~", "\\[~(?:accountid:)?([^\\[\\]\\n]{1,100})]", found -> "@" + found.group(1)));

  private WikiMarkup() {}

  /** Converts the text to Markdown; never fails. */
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
        markdown.append(FencedCode.around(block.group(3), language(block.group(2)))).append('\n');
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

  /**
   * Returns the language of a code block, the first parameter as in {@code
   * {code:java|title=Foo.java}}; empty without one.
   */
  private static String language(String parameters) {
    if (parameters == null) {
      return "";
    }
    String first = parameters.split("\\|", 2)[0];
    return first.matches("[\\w+#-]{1,20}") ? first : "";
  }

  private static String prose(String wiki) {
    String text = wiki;
    for (Rule rule : RULES) {
      text = rule.apply(text);
    }
    return text;
  }

  private static Rule rule(String sign, String pattern, Function<MatchResult, String> markdown) {
    return new Rule(
        sign, Pattern.compile(pattern), found -> Matcher.quoteReplacement(markdown.apply(found)));
  }

  private static String tableHead(MatchResult found) {
    String[] cells = found.group(1).split("\\|\\|", -1);
    return "| " + String.join(" | ", cells) + " |\n|" + " --- |".repeat(cells.length);
  }
}
