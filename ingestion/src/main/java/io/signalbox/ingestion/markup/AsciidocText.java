package io.signalbox.ingestion.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts AsciiDoc to Markdown: headings, lists, blocks, admonitions, tables, links and
 * attributes. Includes of other files are left out, since only the file itself may be read.
 */
public final class AsciidocText {
  private static final Pattern HEADING = Pattern.compile("(={1,6}) +(.+)");
  private static final Pattern ATTRIBUTE = Pattern.compile(":(!?[\\w-]+):(?: +(.*))?");
  private static final Pattern BLOCK_STYLE = Pattern.compile("\\[([^\\]]*)]");
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?:include|ifdef|ifndef|ifeval|endif|toc)::.*");
  private static final Pattern ADMONITION =
      Pattern.compile("(NOTE|TIP|IMPORTANT|WARNING|CAUTION): +(.*)");
  private static final Pattern LIST = Pattern.compile("\\s*(\\*{1,5}|-|\\.{1,5}|\\d+\\.) +(.*)");
  private static final Pattern TERM = Pattern.compile("(.+?)(?:::|;;)(?: +(.*))?");
  private static final Pattern TITLE = Pattern.compile("\\.([^. \\t].*)");
  private static final Pattern IMAGE =
      Pattern.compile(
          "image::?[^\\[\\s]*\\[(?:[^\\]]*\\balt=\"?)?((?:(?![\\w-]+=)[^\\],\"]*)?)[^\\]]*]");
  private static final Pattern LINK =
      Pattern.compile(
          "(?:link:|xref:)?((?:https?://|mailto:)[^\\s\\[\\]]+|(?<=link:|xref:)[^\\s\\[\\]]+)\\[([^\\]]*)]");
  private static final Pattern ROLE = Pattern.compile("\\[\\.[\\w.-]+](?=[_*`#])");
  private static final Pattern LITERAL = Pattern.compile(" +[^ *.\\-].*");
  private static final Pattern CROSS = Pattern.compile("<<([^,>]+)(?:, *([^>]+))?>>");
  private static final Pattern REFERENCE = Pattern.compile("\\{([\\w-]+)}");

  private static final Pattern UNKNOWN_LINK =
      Pattern.compile("\\{[\\w-]+}[^\\s\\[\\]{}]*\\[([^\\]]+)]");
  private static final Pattern OPEN_LINK =
      Pattern.compile(".*(?:https?://|link:|xref:)[^\\s\\[\\]]+\\[[^\\]]*");

  private final List<String> markdown = new ArrayList<>();
  private final Map<String, String> attributes = new HashMap<>();
  private String style = "";

  private AsciidocText() {}

  /** Converts the lines of a document to Markdown. */
  public static String toMarkdown(List<String> lines) {
    AsciidocText document = new AsciidocText();
    int at = 0;
    while (at < lines.size()) {
      at = document.take(lines, at);
    }
    return String.join("\n", document.markdown);
  }

  private int take(List<String> lines, int at) {
    String line = lines.get(at).stripTrailing();
    if (line.equals("////")) {
      return after(lines, at, "////");
    }
    boolean isOpenBlock = line.equals("--") && isListing(style);
    if (isOpenBlock || line.matches("-{4,}|\\.{4,}|`{3,}\\w*")) {
      return code(lines, at);
    }
    if (line.equals("|===") || line.equals(",===")) {
      return table(lines, at);
    }
    if (line.startsWith("//") || DIRECTIVE.matcher(line).matches() || line.equals("'''")) {
      return at + 1;
    }
    Matcher attribute = ATTRIBUTE.matcher(line);
    if (attribute.matches()) {
      attributes.put(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
      return at + 1;
    }
    if (line.startsWith("[[") && line.endsWith("]]")) {
      return at + 1;
    }
    Matcher block = BLOCK_STYLE.matcher(line);
    if (block.matches()) {
      style = block.group(1);
      if (label(style).length() > 0) {
        markdown.add("");
        markdown.add("**" + label(style) + ":**");
      }
      return at + 1;
    }
    boolean isMark = line.matches("\\+|[-=.*_+]{2,}") || TITLE.matcher(line).matches();
    if (!line.isBlank() && isListing(style) && !isMark) {
      return codeParagraph(lines, at);
    }
    style = line.isBlank() ? "" : style;
    return textLines(lines, at, line);
  }

  /**
   * Adds a line of text, with the next one where a link's label continues there; returns the index
   * after it.
   */
  private int textLines(List<String> lines, int at, String line) {
    boolean goesOn =
        OPEN_LINK.matcher(line).matches()
            && at + 1 < lines.size()
            && lines.get(at + 1).indexOf(']') >= 0;
    text(goesOn ? line + " " + lines.get(at + 1).strip() : line);
    return goesOn ? at + 2 : at + 1;
  }

  private static boolean isListing(String style) {
    return style.matches("(?:source|listing|literal)(?:[,%].*)?|,\\w+");
  }

  /**
   * Adds a paragraph marked as code by the style above it, up to the next blank line; returns the
   * index after it.
   */
  private int codeParagraph(List<String> lines, int at) {
    int end = at;
    while (end < lines.size() && !lines.get(end).isBlank()) {
      end++;
    }
    addCode(lines.subList(at, end));
    return end;
  }

  private static String label(String style) {
    return style.matches("NOTE|TIP|IMPORTANT|WARNING|CAUTION")
        ? style.charAt(0) + style.substring(1).toLowerCase(Locale.ROOT)
        : "";
  }

  private void text(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher admonition = ADMONITION.matcher(line);
    Matcher list = LIST.matcher(line);
    Matcher term = TERM.matcher(line);
    Matcher title = TITLE.matcher(line);
    if (heading.matches()) {
      markdown.add("");
      markdown.add("#".repeat(heading.group(1).length()) + " " + inline(heading.group(2)));
      markdown.add("");
    } else if (line.matches("={4,}|\\*{4,}|_{4,}|--|\\+")) {
      markdown.add("");
    } else if (admonition.matches()) {
      markdown.add("**" + label(admonition.group(1)) + ":** " + inline(admonition.group(2)));
    } else if (list.matches()) {
      String mark = list.group(1);
      boolean ordered = mark.startsWith(".") || Character.isDigit(mark.charAt(0));
      int depth = Character.isDigit(mark.charAt(0)) ? 1 : mark.length();
      markdown.add("   ".repeat(depth - 1) + (ordered ? "1. " : "- ") + inline(list.group(2)));
    } else if (term.matches() && !line.contains("http")) {
      markdown.add("");
      markdown.add("**" + inline(term.group(1).strip()) + "**");
      if (term.group(2) != null) {
        markdown.add(inline(term.group(2)));
      }
    } else if (title.matches()) {
      markdown.add("");
      markdown.add("**" + inline(title.group(1)) + "**");
      markdown.add("");
    } else if (LITERAL.matcher(line).matches() && afterBlank()) {
      markdown.add("    " + line.strip());
    } else {
      markdown.add(
          inline(line.endsWith(" +") ? line.substring(0, line.length() - 2) + "  " : line));
    }
  }

  private boolean afterBlank() {
    return markdown.isEmpty()
        || markdown.getLast().isBlank()
        || markdown.getLast().startsWith("    ");
  }

  private static int after(List<String> lines, int at, String end) {
    int next = at + 1;
    while (next < lines.size() && !lines.get(next).stripTrailing().equals(end)) {
      next++;
    }
    return next + 1;
  }

  private int code(List<String> lines, int at) {
    String delimiter = lines.get(at).stripTrailing();
    String end = delimiter.startsWith("```") ? "```" : delimiter;
    int stop = Math.min(after(lines, at, end), lines.size() + 1);
    addCode(lines.subList(at + 1, Math.max(at + 1, Math.min(stop - 1, lines.size()))));
    return stop;
  }

  private void addCode(List<String> code) {
    String[] parts = style.split(",", -1);
    boolean isSource = parts[0].startsWith("source") || parts[0].isEmpty();
    String language = parts.length > 1 && isSource ? parts[1].strip() : "";
    markdown.add("");
    List<String> shown =
        code.stream().map(line -> line.replaceFirst("\\s*(?:<\\d+>\\s*)+$", "")).toList();
    markdown.add(FencedCode.around(String.join("\n", shown), FencedCode.language(language)));
    markdown.add("");
    style = "";
  }

  /**
   * Adds a table and returns the index after it. The number of columns is the declared one, else
   * that of the first line of cells, which is the head.
   */
  private int table(List<String> lines, int at) {
    int stop = after(lines, at, lines.get(at).stripTrailing());
    List<String> cells = new ArrayList<>();
    int columns = columns();
    for (int i = at + 1; i < stop - 1 && i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("|") || line.matches("[\\d.+*]*[<^>]?[aehlmsvd]?\\|.*")) {
        List<String> found =
            List.of(line.substring(line.indexOf('|') + 1).split("(?<!\\\\)\\|", -1));
        if (columns == 0) {
          columns = found.size();
        }
        found.forEach(cell -> cells.add(inline(cell.strip())));
      } else if (!line.isEmpty() && !cells.isEmpty()) {
        cells.set(cells.size() - 1, (cells.getLast() + " " + inline(line)).strip());
      }
    }
    rows(cells, Math.max(1, columns));
    style = "";
    return stop;
  }

  private int columns() {
    Matcher declared = Pattern.compile("cols=\"?([^\"\\]]+)\"?").matcher(style);
    if (!declared.find()) {
      return 0;
    }
    Matcher many = Pattern.compile("(\\d+)\\*.*").matcher(declared.group(1).strip());
    return many.matches()
        ? Integer.parseInt(many.group(1))
        : declared.group(1).split(",", -1).length;
  }

  private void rows(List<String> cells, int columns) {
    markdown.add("");
    for (int i = 0; i < cells.size(); i += columns) {
      List<String> row = cells.subList(i, Math.min(cells.size(), i + columns));
      markdown.add("| " + String.join(" | ", row) + " |");
      if (i == 0) {
        markdown.add("|---".repeat(columns) + "|");
      }
    }
    markdown.add("");
  }

  private String inline(String text) {
    String known =
        REFERENCE
            .matcher(text)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(attributes.getOrDefault(name.group(1), name.group())));
    String told = UNKNOWN_LINK.matcher(known).replaceAll("$1");
    String linked =
        LINK.matcher(IMAGE.matcher(ROLE.matcher(told).replaceAll("")).replaceAll("$1"))
            .replaceAll(
                link ->
                    Matcher.quoteReplacement(
                        link.group(2).isBlank()
                            ? "<" + link.group(1) + ">"
                            : "["
                                + link.group(2).replaceFirst("[,^].*$", "")
                                + "]("
                                + link.group(1)
                                + ")"));
    String crossed =
        CROSS
            .matcher(linked)
            .replaceAll(
                cross ->
                    Matcher.quoteReplacement(
                        cross.group(2) == null ? cross.group(1) : cross.group(2)));
    return crossed.replaceAll("\\(\\((?:\\()?[^()]*\\)\\)\\)?", "");
  }
}
