package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Excerpts lists and tables of a passage and inserts a notice wherever items, steps or rows are
 * left out. A line between two parts of a list also keeps whoever renders the Markdown from
 * counting on. For one passage, whose lists are given in order.
 */
public final class ListExcerpt {
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

  private final List<MarkdownBlock> parts;

  /** True while a numbered list has been quoted from and may continue in a later part. */
  private boolean open;

  /** Number of the last step that was quoted or reported as left out. */
  private int last;

  /** Number of the last step of the open list, quoted or not. */
  private int end;

  public ListExcerpt(List<MarkdownBlock> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Returns the items at these positions of a list, with notices for those left out before and
   * between them.
   */
  public List<MarkdownBlock> choose(int part, List<Integer> positions) {
    List<String> items = ((MarkdownBlock.Items) parts.get(part)).items();
    OptionalInt first = MarkdownBlock.Items.number(items.getFirst());
    List<MarkdownBlock> chosen = new ArrayList<>();
    if (first.isEmpty()) {
      chooseBullets(items, positions, chosen);
      return chosen;
    }
    if (!continues(first.getAsInt())) {
      closeInto(chosen);
      last = first.getAsInt() - 1;
      if (listBefore(part, first.getAsInt())) {
        last = firstOfList(part) - 1;
      }
    }
    open = true;
    end = endOfList(part);
    List<String> together = new ArrayList<>();
    for (int position : positions) {
      int number =
          MarkdownBlock.Items.number(items.get(position)).orElse(first.getAsInt() + position);
      if (number > last + 1) {
        add(together, chosen);
        chosen.add(steps(last + 1, number - 1));
      }
      together.add(items.get(position));
      last = number;
    }
    add(together, chosen);
    return chosen;
  }

  /** Returns the parts, followed by a notice of the steps after the last one quoted. */
  public List<MarkdownBlock> closed(List<MarkdownBlock> chosen) {
    List<MarkdownBlock> all = new ArrayList<>(chosen);
    closeInto(all);
    return all;
  }

  private void closeInto(List<MarkdownBlock> chosen) {
    if (open && end > last) {
      chosen.add(steps(last + 1, end));
    }
    open = false;
  }

  private boolean continues(int first) {
    return open && first > 1 && first <= end && first > last;
  }

  private boolean listBefore(int part, int first) {
    return first > 1 && firstOfList(part) < first;
  }

  /**
   * Returns the number of the first step of the list that this part continues, across code and text
   * between its steps.
   */
  private int firstOfList(int part) {
    int first = firstNumber(part);
    for (int i = part - 1; i >= 0 && first > 1; i--) {
      if (parts.get(i) instanceof MarkdownBlock.Items before) {
        if (MarkdownBlock.Items.number(before.items().getLast()).orElse(0) != first - 1) {
          break;
        }
        first = firstNumber(i);
      }
    }
    return first;
  }

  private int endOfList(int part) {
    int lastNumber = lastNumber(part);
    for (int i = part + 1; i < parts.size(); i++) {
      if (parts.get(i) instanceof MarkdownBlock.Items) {
        if (firstNumber(i) != lastNumber + 1) {
          break;
        }
        lastNumber = lastNumber(i);
      }
    }
    return lastNumber;
  }

  private int firstNumber(int part) {
    return MarkdownBlock.Items.number(((MarkdownBlock.Items) parts.get(part)).items().getFirst())
        .orElse(0);
  }

  private int lastNumber(int part) {
    return MarkdownBlock.Items.number(((MarkdownBlock.Items) parts.get(part)).items().getLast())
        .orElse(0);
  }

  private static void chooseBullets(
      List<String> items, List<Integer> positions, List<MarkdownBlock> chosen) {
    List<String> together = new ArrayList<>();
    int next = 0;
    for (int position : positions) {
      if (position > next) {
        add(together, chosen);
        chosen.add(items(position - next));
      }
      together.add(items.get(position));
      next = position + 1;
    }
    add(together, chosen);
    if (next < items.size()) {
      chosen.add(items(items.size() - next));
    }
  }

  private static void add(List<String> together, List<MarkdownBlock> chosen) {
    if (!together.isEmpty()) {
      chosen.add(new MarkdownBlock.Items(together));
      together.clear();
    }
  }

  /** Returns the notice that a range of steps is left out. */
  public static MarkdownBlock steps(int from, int to) {
    return new MarkdownBlock.Prose(
        from == to
            ? "… step " + from + " is on the page."
            : "… steps " + from + " to " + to + " are on the page.");
  }

  /** Returns the notice that a number of items is left out. */
  public static MarkdownBlock items(int count) {
    return new MarkdownBlock.Prose(
        count == 1
            ? "… one more item is on the page."
            : "… " + count + " more items are on the page.");
  }

  /**
   * Returns the table with the rows at these positions only, and a row of dots where others are
   * left out.
   */
  public static MarkdownBlock rows(MarkdownBlock.Table table, List<Integer> positions) {
    List<String> lines = table.markdown().lines().toList();
    List<String> rows = new ArrayList<>(lines.subList(0, 2));
    String dots = dots(lines.getFirst());
    int next = 0;
    for (int position : new TreeSet<>(positions)) {
      if (position > next) {
        rows.add(dots);
      }
      rows.add(lines.get(position + 2));
      next = position + 1;
    }
    if (next < lines.size() - 2) {
      rows.add(dots);
    }
    return new MarkdownBlock.Table(String.join("\n", rows));
  }

  /** Returns a table row of dots, with as many columns as a given row. */
  public static String dots(String head) {
    String inside = head.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    int columns = (int) CELL.matcher(inside).results().count() + 1;
    return "|" + " … |".repeat(columns);
  }

  /**
   * Returns the excerpt of a passage, with a notice where its list begins or continues in the
   * neighbouring passage.
   */
  public static List<MarkdownBlock> aroundPassage(
      Passage passage, List<Passage> section, List<MarkdownBlock> found) {
    int at = section.indexOf(passage);
    List<MarkdownBlock> own = MarkdownBlock.of(passage);
    List<MarkdownBlock> all = new ArrayList<>();
    if (at > 0 && goesOn(MarkdownBlock.of(section.get(at - 1)), own) && begins(found, own)) {
      all.add(new MarkdownBlock.Prose("… the list begins earlier on the page."));
    }
    all.addAll(found);
    boolean last = at + 1 >= section.size();
    if (!last && goesOn(own, MarkdownBlock.of(section.get(at + 1))) && ends(found, own)) {
      all.add(new MarkdownBlock.Prose("… the list goes on on the page."));
    }
    return all;
  }

  private static boolean goesOn(List<MarkdownBlock> before, List<MarkdownBlock> after) {
    if (before.isEmpty()
        || after.isEmpty()
        || !(before.getLast() instanceof MarkdownBlock.Items one)
        || !(after.getFirst() instanceof MarkdownBlock.Items other)) {
      return false;
    }
    OptionalInt number = MarkdownBlock.Items.number(one.items().getLast());
    OptionalInt next = MarkdownBlock.Items.number(other.items().getFirst());
    return number.isPresent() == next.isPresent()
        && (number.isEmpty() || next.getAsInt() == number.getAsInt() + 1);
  }

  private static boolean begins(List<MarkdownBlock> found, List<MarkdownBlock> own) {
    return has(found, ((MarkdownBlock.Items) own.getFirst()).items());
  }

  private static boolean ends(List<MarkdownBlock> found, List<MarkdownBlock> own) {
    return has(found, ((MarkdownBlock.Items) own.getLast()).items());
  }

  private static boolean has(List<MarkdownBlock> found, List<String> items) {
    return found.stream()
        .filter(MarkdownBlock.Items.class::isInstance)
        .flatMap(part -> ((MarkdownBlock.Items) part).items().stream())
        .anyMatch(items::contains);
  }
}
