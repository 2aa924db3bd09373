package io.signalbox.ingestion.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts reStructuredText to Markdown: headings, literal blocks, lists, tables and Sphinx
 * directives. Heading levels follow the order in which underline styles occur. Included files are
 * not read.
 */
public final class RstText {
  private static final Pattern RULE = Pattern.compile("([!-/:-@\\[-`{-~])\\1{2,}");
  private static final Pattern DIRECTIVE =
      Pattern.compile("(\\s*)\\.\\. (?:\\|([^|]+)\\| )?([\\w:.+-]+?):: ?(.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s*\\.\\.(?: .*)?");

  private static final int MOST_QUOTED_LINES = 4;
  private static final Pattern FIELD = Pattern.compile(":([\\w -]{1,40}):(?: +(.*))?");
  private static final Pattern SIMPLE_TABLE = Pattern.compile("\\s*=+(?: +=+)+\\s*");
  private static final Pattern GRID_TABLE = Pattern.compile("\\s*\\+[-=+]+\\+\\s*");

  private final List<String> markdown = new ArrayList<>();
  private final List<String> levels;
  private final RstInline inline;

  private RstText(List<String> levels, RstInline inline) {
    this.levels = levels;
    this.inline = inline;
  }

  /** Converts the lines of a document to Markdown, with its leading field list as front matter. */
  public static String toMarkdown(List<String> lines) {
    List<String> plain =
        lines.stream().map(line -> line.replace("\t", "        ").stripTrailing()).toList();
    Map<String, String> front = new HashMap<>();
    RstText document = new RstText(new ArrayList<>(), RstInline.of(plain));
    document.convert(plain, front);
    StringBuilder text = new StringBuilder();
    if (!front.isEmpty()) {
      text.append("---\n");
      front.forEach(
          (name, value) ->
              text.append(name.toLowerCase(Locale.ROOT).replace(' ', '_'))
                  .append(": \"")
                  .append(value.replace("\\", "").replace("\"", "'"))
                  .append("\"\n"));
      text.append("---\n");
    }
    return text.append(String.join("\n", document.markdown)).append('\n').toString();
  }

  private void convert(List<String> lines, Map<String, String> front) {
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      Matcher directive = DIRECTIVE.matcher(line);
      Matcher field = FIELD.matcher(line);
      if (isHeading(lines, at)) {
        at = heading(lines, at);
      } else if (directive.matches()) {
        at = directive(lines, at, directive);
      } else if (COMMENT.matcher(line).matches()) {
        at = RstLines.end(lines, at + 1, RstLines.indent(line) + 1);
      } else if (SIMPLE_TABLE.matcher(line).matches() || GRID_TABLE.matcher(line).matches()) {
        at = RstTables.take(lines, at, markdown, inline);
      } else if (field.matches()) {
        boolean isFront =
            markdown.stream().noneMatch(text -> !text.isBlank() && !text.startsWith("#"));
        if (isFront && field.group(2) != null) {
          front.put(field.group(1), field.group(2));
        } else if (!isFront) {
          markdown.add(
              "**"
                  + field.group(1)
                  + ":** "
                  + inline.of(field.group(2) == null ? "" : field.group(2)));
        }
        at++;
      } else if (line.endsWith("::") && !line.isBlank()) {
        at = literal(lines, at);
      } else {
        int end = endOfQuoted(lines, at);
        markdown.add(text(end == at + 1 ? line : joined(lines.subList(at, end))));
        at = end;
      }
    }
  }

  /**
   * Returns the index after a link or role that spans several lines, which are joined before
   * conversion.
   */
  private static int endOfQuoted(List<String> lines, int at) {
    for (int end = at + 1; end < Math.min(lines.size(), at + MOST_QUOTED_LINES); end++) {
      boolean isOpen = isOpen(joined(lines.subList(at, end)));
      if (!isOpen || lines.get(end).isBlank()) {
        return isOpen ? at + 1 : end;
      }
    }
    return at + 1;
  }

  /** Returns whether a single back quote is left open at the end of the text. */
  private static boolean isOpen(String text) {
    int open = 0;
    int at = text.indexOf('`');
    while (at >= 0) {
      int end = at;
      while (end < text.length() && text.charAt(end) == '`') {
        end++;
      }
      open = open == 0 ? end - at : open == end - at ? 0 : open;
      at = text.indexOf('`', end);
    }
    return open == 1;
  }

  private static String joined(List<String> lines) {
    String rest = String.join(" ", lines.stream().skip(1).map(String::strip).toList());
    return rest.isEmpty() ? lines.getFirst() : lines.getFirst() + " " + rest;
  }

  /**
   * Converts a line of text, with the bar of a line block removed and an automatic number as {@code
   * 1.}.
   */
  private String text(String line) {
    String plain = line.replaceFirst("^(\\s*)\\| ", "$1").replaceFirst("^(\\s*)#\\. ", "$11. ");
    return inline.of(plain);
  }

  private static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  private static boolean isHeading(List<String> lines, int at) {
    String line = lines.get(at);
    String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
    boolean over =
        isRule(line) && at + 2 < lines.size() && isRule(lines.get(at + 2)) && !next.isBlank();
    boolean under =
        !line.isBlank()
            && !line.startsWith(" ")
            && !isRule(line)
            && isRule(next)
            && next.length() >= Math.min(line.length(), 4);
    return over || under;
  }

  private int heading(List<String> lines, int at) {
    boolean over = isRule(lines.get(at));
    String title = lines.get(over ? at + 1 : at).strip();
    String style = (over ? "over " : "") + lines.get(at + 1 + (over ? 1 : 0)).charAt(0);
    if (!levels.contains(style)) {
      levels.add(style);
    }
    markdown.add("");
    markdown.add("#".repeat(Math.min(6, levels.indexOf(style) + 1)) + " " + inline.of(title));
    markdown.add("");
    return at + (over ? 3 : 2);
  }

  /**
   * Converts a line that ends in two colons and the literal block after it; returns the index after
   * both.
   */
  private int literal(List<String> lines, int at) {
    String line = lines.get(at);
    String said = line.strip().equals("::") ? "" : line.substring(0, line.length() - 1);
    if (!said.isEmpty()) {
      markdown.add(text(said));
    }
    int indent = RstLines.indent(line);
    int from = RstLines.skipBlank(lines, at + 1);
    if (from >= lines.size() || RstLines.indent(lines.get(from)) <= indent) {
      return at + 1;
    }
    int end = RstLines.end(lines, from, indent + 1);
    code("", RstLines.block(lines, from, end), indent);
    return end;
  }

  private void code(String language, List<String> block, int indent) {
    String margin = " ".repeat(indent);
    markdown.add("");
    FencedCode.around(String.join("\n", block), FencedCode.language(language))
        .lines()
        .forEach(line -> markdown.add(margin + line));
    markdown.add("");
  }

  private int directive(List<String> lines, int at, Matcher directive) {
    int indent = directive.group(1).length();
    int end = RstLines.end(lines, at + 1, indent + 1);
    List<String> all = RstLines.block(lines, at + 1, end);
    int options = 0;
    while (options < all.size() && all.get(options).matches(":[\\w-]+:.*")) {
      options++;
    }
    List<String> body = all.subList(RstLines.skipBlank(all, options), all.size());
    String argument = directive.group(4).strip();
    if (directive.group(2) == null) {
      body(directive.group(3), argument, all.subList(0, options), body, indent);
    }
    return end;
  }

  private void body(
      String name, String argument, List<String> options, List<String> body, int indent) {
    switch (RstDirectives.kind(name)) {
      case CODE -> code(argument, body, indent);
      case DROPPED -> markdown.add("");
      case IMAGE -> {
        markdown.add(RstDirectives.option(options, "alt"));
        nested(body, indent);
      }
      case TABLE -> RstTables.directive(name, body, markdown, inline);
      case LABELLED -> {
        String label = RstDirectives.label(name, argument);
        markdown.add("");
        if (!label.isEmpty()) {
          markdown.add(" ".repeat(indent) + "**" + inline.of(label) + ":**");
        }
        if (RstDirectives.isSaidInArgument(name) && !argument.isEmpty()) {
          markdown.add(" ".repeat(indent) + inline.of(argument));
        }
        nested(body, indent);
      }
    }
  }

  private void nested(List<String> body, int indent) {
    RstText inside = new RstText(levels, inline);
    inside.convert(body, new HashMap<>());
    String margin = " ".repeat(indent);
    inside.markdown.forEach(each -> markdown.add(each.isEmpty() ? "" : margin + each));
    markdown.add("");
  }
}
