package io.signalbox.knowledge.markdown;

import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Block of a passage's Markdown, as far as quoting needs it: text, code, table or list. Passages
 * come from our own reader, so fences are closed and tables whole.
 */
public sealed interface MarkdownBlock {

  /** Returns the Markdown verbatim. */
  String markdown();

  /** Block of running text. */
  record Prose(String markdown) implements MarkdownBlock {}

  /** Fenced code block. */
  record Code(String markdown) implements MarkdownBlock {}

  /** Table, with its header and delimiter row first. */
  record Table(String markdown) implements MarkdownBlock {}

  /**
   * Bulleted or numbered list.
   *
   * @param items each with its marker and everything indented below it
   */
  record Items(List<String> items) implements MarkdownBlock {
    private static final Pattern NUMBER = Pattern.compile("^ {0,3}(\\d{1,9})[.)]\\s");

    public Items {
      items = List.copyOf(items);
    }

    /** Returns the number that an item is written with; empty for a bullet. */
    public static OptionalInt number(String item) {
      Matcher matcher = NUMBER.matcher(item);
      return matcher.find()
          ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
          : OptionalInt.empty();
    }

    @Override
    public String markdown() {
      return String.join("\n", items);
    }
  }

  /** Pattern of the beginning of a top-level list item. */
  Pattern ITEM = Pattern.compile("^ {0,3}(?:[-*+]|\\d{1,9}[.)])\\s+\\S.*");

  /**
   * Pattern of the beginning of a list without a blank line before it: a bullet, or numbering from
   * 1.
   */
  Pattern LIST_AFTER_PROSE = Pattern.compile("^ {0,3}(?:[-*+]|1[.)])\\s+\\S.*");

  /** Pattern of the delimiter row under a table's header. */
  Pattern TABLE_RULE =
      Pattern.compile("^\\s*+\\|?\\s*+:?-{1,200}:?\\s*+(?:\\|\\s*+:?-{0,200}+:?\\s*+){0,100}+$");

  /** Returns the blocks of a passage in order. */
  static List<MarkdownBlock> of(Passage passage) {
    return of(QuoteCleaner.clean(passage.text()));
  }

  /** Returns the blocks of a text in order. */
  static List<MarkdownBlock> of(String markdown) {
    List<MarkdownBlock> parts = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      int end;
      if (line.isBlank()) {
        end = at + 1;
      } else if (CodeFences.isOpening(line)) {
        end = afterFence(lines, at);
        parts.add(new Code(join(lines, at, end)));
      } else if (isTable(lines, at)) {
        end = afterTable(lines, at);
        parts.add(new Table(join(lines, at, end)));
      } else if (ITEM.matcher(line).matches()) {
        end = afterList(lines, at);
        parts.add(new Items(items(lines.subList(at, end))));
      } else {
        end = afterProse(lines, at);
        parts.add(new Prose(join(lines, at, end)));
      }
      at = end;
    }
    return parts;
  }

  private static boolean isTable(List<String> lines, int at) {
    return lines.get(at).contains("|")
        && at + 1 < lines.size()
        && lines.get(at + 1).contains("|")
        && TABLE_RULE.matcher(lines.get(at + 1)).matches();
  }

  private static int afterTable(List<String> lines, int start) {
    int end = start + 2;
    while (end < lines.size() && lines.get(end).contains("|") && !lines.get(end).isBlank()) {
      end++;
    }
    return end;
  }

  private static int afterProse(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size()
        && !lines.get(end).isBlank()
        && !CodeFences.isOpening(lines.get(end))
        && !LIST_AFTER_PROSE.matcher(lines.get(end)).matches()
        && !isTable(lines, end)) {
      end++;
    }
    return end;
  }

  private static int afterFence(List<String> lines, int opening) {
    CodeFences fences = new CodeFences();
    int end = opening;
    do {
      fences.isCode(lines.get(end++));
    } while (end < lines.size() && fences.isOpen());
    return end;
  }

  /**
   * Returns the index of the line after a list, which continues over blank lines while items or
   * indented lines follow.
   */
  private static int afterList(List<String> lines, int start) {
    int end = start + 1;
    int at = start + 1;
    while (at < lines.size()) {
      String line = lines.get(at);
      boolean indented = line.startsWith("  ") || line.startsWith("\t");
      if (line.isBlank()) {
        at++;
      } else if (CodeFences.isOpening(line)) {
        if (!indented && !line.startsWith(" ")) {
          return end;
        }
        at = afterFence(lines, at);
        end = at;
      } else if (ITEM.matcher(line).matches() || indented || at == end) {
        at++;
        end = at;
      } else {
        return end;
      }
    }
    return end;
  }

  private static List<String> items(List<String> lines) {
    List<String> items = new ArrayList<>();
    List<String> open = new ArrayList<>();
    CodeFences fences = new CodeFences();
    for (String line : lines) {
      if (!fences.isCode(line) && ITEM.matcher(line).matches() && !open.isEmpty()) {
        items.add(String.join("\n", open).stripTrailing());
        open.clear();
      }
      open.add(line);
    }
    items.add(String.join("\n", open).stripTrailing());
    return counted(items);
  }

  /** Numbers the items as Markdown shows them, since many people write every step as 1. */
  private static List<String> counted(List<String> items) {
    List<String> counted = new ArrayList<>();
    int last = Integer.MIN_VALUE;
    for (String item : items) {
      int written = Items.number(item).orElse(Integer.MIN_VALUE);
      if (written == Integer.MIN_VALUE || written > last) {
        counted.add(item);
        last = written;
      } else {
        last++;
        counted.add(numbered(item, written, last));
      }
    }
    return counted;
  }

  /** Re-indents the content of an item to the width of its marker. */
  private static String numbered(String item, int written, int number) {
    String before = Integer.toString(written);
    String after = Integer.toString(number);
    int wider = after.length() - before.length();
    String renumbered = item.replaceFirst("\\d{1,9}", after);
    return wider > 0
        ? renumbered.replaceAll("\\n(?=[ \\t])", "\n" + " ".repeat(wider))
        : renumbered;
  }

  private static String join(List<String> lines, int from, int to) {
    return String.join("\n", lines.subList(from, to));
  }
}
