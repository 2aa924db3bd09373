package io.signalbox.knowledge.answer.composition;

import io.signalbox.knowledge.answer.ListExcerpt;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.unit.TextUnit;
import io.signalbox.knowledge.unit.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Formats quoted list items or table rows, with a notice wherever others of the list or table are
 * left out. The line also keeps whoever renders the Markdown from counting on.
 */
final class ListQuotation {
  private static final Pattern BULLET = Pattern.compile("^\\s*[-*+•]\\s");

  private final List<TextUnit> all;
  private final List<String> steps;

  /**
   * @param all units of the list or table, in the page's order
   * @param whole the list as it is written, where it is numbered
   */
  ListQuotation(List<TextUnit> all, WholeList whole) {
    this.all = List.copyOf(all);
    this.steps = whole.items();
  }

  /**
   * Returns the quoted items as Markdown, with notices of items left out before, between and after
   * them.
   */
  String items(List<TextUnit> quoted, Function<TextUnit, String> shortened) {
    StringBuilder text = new StringBuilder();
    int last = -1;
    int number = steps.isEmpty() ? 0 : number(steps.getFirst(), 1) - 1;
    for (TextUnit unit : quoted) {
      int next = step(unit, number);
      String note = steps.isEmpty() ? bullets(last, unit.item()) : steps(number, next);
      boolean block = unit.kind() != UnitKind.ITEM || !note.isEmpty();
      add(text, note, "\n\n");
      add(text, shortened.apply(unit), block ? "\n\n" : "\n");
      last = unit.item();
      number = Math.max(number, next);
    }
    String rest =
        steps.isEmpty()
            ? bullets(last, Integer.MAX_VALUE)
            : steps(number, number(steps.getLast(), number) + 1);
    add(text, rest, "\n\n");
    return text.toString();
  }

  /** Returns the quoted rows as Markdown, with a row of dots wherever others are left out. */
  String rows(List<TextUnit> quoted) {
    String dots = ListExcerpt.dots(quoted.getFirst().text());
    List<String> rows = new ArrayList<>();
    int last = -1;
    for (TextUnit row : quoted) {
      if (isAnyBetween(last, row.item())) {
        rows.add(dots);
      }
      rows.add(row.text());
      last = row.item();
    }
    if (isAnyBetween(last, Integer.MAX_VALUE)) {
      rows.add(dots);
    }
    return String.join("\n", rows);
  }

  private static void add(StringBuilder text, String next, String separator) {
    if (!next.isEmpty()) {
      text.append(text.isEmpty() ? "" : separator).append(next);
    }
  }

  /**
   * Returns the number of the step that contains a unit; {@code before} when it cannot be
   * determined.
   */
  private int step(TextUnit unit, int before) {
    String line = unit.text().lines().findFirst().orElse("").strip();
    return steps.stream()
        .filter(step -> step.contains(line))
        .mapToInt(step -> number(step, before))
        .filter(number -> number >= before)
        .findFirst()
        .orElse(before);
  }

  private static int number(String item, int otherwise) {
    return MarkdownBlock.Items.number(item).orElse(otherwise);
  }

  private static String steps(int after, int before) {
    return before <= after + 1 ? "" : ListExcerpt.steps(after + 1, before - 1).markdown();
  }

  private String bullets(int after, int before) {
    int missing =
        (int)
            all.stream()
                .filter(unit -> unit.item() > after && unit.item() < before)
                .filter(unit -> BULLET.matcher(unit.text()).find())
                .count();
    return missing == 0 ? "" : ListExcerpt.items(missing).markdown();
  }

  private boolean isAnyBetween(int after, int before) {
    return all.stream().anyMatch(unit -> unit.item() > after && unit.item() < before);
  }
}
