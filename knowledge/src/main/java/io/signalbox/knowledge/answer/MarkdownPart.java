package io.signalbox.knowledge.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a passage: enough of Markdown to quote from it without cutting what belongs together.
 * Passages come from our own reader, so fences are closed and tables whole.
 */
sealed interface MarkdownPart {

  /** The part, verbatim. */
  String markdown();

  /** Running text. */
  record Prose(String markdown) implements MarkdownPart {}

  /** A fenced block. */
  record Code(String markdown) implements MarkdownPart {}

  /** A table: header and rule first. */
  record Table(String markdown) implements MarkdownPart {}

  /**
   * A list.
   *
   * @param items each with its marker and everything indented below it
   */
  record Items(List<String> items) implements MarkdownPart {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String markdown() {
      return String.join("\n", items);
    }
  }

  /** Where a top-level item of a list begins. */
  Pattern ITEM = Pattern.compile("^ {0,3}(?:[-*+]|\\d{1,9}[.)])\\s+\\S.*");

  /** The parts of a passage in order. */
  static List<MarkdownPart> of(String markdown) {
    List<MarkdownPart> parts = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      int end;
      if (line.isBlank()) {
        at++;
        continue;
      } else if (isFence(line)) {
        end = afterFence(lines, at);
        parts.add(new Code(join(lines, at, end)));
      } else if (line.stripLeading().startsWith("|")) {
        end = at;
        while (end < lines.size() && lines.get(end).stripLeading().startsWith("|")) {
          end++;
        }
        parts.add(new Table(join(lines, at, end)));
      } else if (ITEM.matcher(line).matches()) {
        end = afterList(lines, at);
        parts.add(new Items(items(lines.subList(at, end))));
      } else {
        end = at;
        while (end < lines.size() && !lines.get(end).isBlank() && !isFence(lines.get(end))) {
          end++;
        }
        parts.add(new Prose(join(lines, at, end)));
      }
      at = end;
    }
    return parts;
  }

  private static boolean isFence(String line) {
    String stripped = line.stripLeading();
    return stripped.startsWith("```") || stripped.startsWith("~~~");
  }

  private static int afterFence(List<String> lines, int opening) {
    String fence = lines.get(opening).stripLeading().substring(0, 3);
    for (int i = opening + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(fence)
          && lines.get(i).strip().replace(fence.substring(0, 1), "").isEmpty()) {
        return i + 1;
      }
    }
    return lines.size();
  }

  /** A list goes on over blank lines as long as what follows is an item or indented. */
  private static int afterList(List<String> lines, int start) {
    int end = start + 1;
    int at = start + 1;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.isBlank()) {
        at++;
      } else if (line.startsWith(" ") && isFence(line)) {
        at = afterFence(lines, at);
        end = at;
      } else if (ITEM.matcher(line).matches()
          || line.startsWith("  ")
          || line.startsWith("\t")
          || at == end) {
        if (at == end && isFence(line)) {
          return end;
        }
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
    boolean inFence = false;
    for (String line : lines) {
      if (!inFence && ITEM.matcher(line).matches() && !open.isEmpty()) {
        items.add(String.join("\n", open).stripTrailing());
        open.clear();
      }
      inFence ^= isFence(line);
      open.add(line);
    }
    items.add(String.join("\n", open).stripTrailing());
    return items;
  }

  private static String join(List<String> lines, int from, int to) {
    return String.join("\n", lines.subList(from, to));
  }
}
