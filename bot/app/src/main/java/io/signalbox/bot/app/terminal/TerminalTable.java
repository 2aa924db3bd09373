package io.signalbox.bot.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Renders a Markdown table in columns of equal width for the terminal. */
final class TerminalTable {
  private static final String GAP = "   ";

  private TerminalTable() {}

  /**
   * Returns the lines of the table.
   *
   * @param rows as Markdown has them; no lines for none
   * @param styled puts the emphasis of a cell into colour
   * @param head does so for a whole first line
   */
  static List<String> of(
      List<String> rows, UnaryOperator<String> styled, UnaryOperator<String> head) {
    List<List<String>> cells = rows.stream().map(TerminalTable::cells).toList();
    boolean headed = rows.size() > 1 && rows.get(1).matches("[|:\\-\\s]+");
    List<Integer> widths = widths(cells, headed);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      if (row == 1 && headed) {
        lines.add(String.join(GAP, widths.stream().map("─"::repeat).toList()));
      } else {
        String line = line(cells.get(row), widths, alignments(cells, headed), styled);
        lines.add(row == 0 && headed ? head.apply(line) : line);
      }
    }
    return lines;
  }

  /** Splits a Markdown row into cells; an escaped bar belongs to its cell. */
  private static List<String> cells(String row) {
    String inner =
        row.substring(1, row.endsWith("|") && row.length() > 1 ? row.length() - 1 : row.length());
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }

  private static List<Integer> widths(List<List<String>> cells, boolean headed) {
    List<Integer> widths = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size() && !(row == 1 && headed); column++) {
        int width = visible(cells.get(row).get(column));
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(width, widths.get(column)));
        }
      }
    }
    return widths;
  }

  /** Returns for each column whether it is aligned to the right. */
  private static List<Boolean> alignments(List<List<String>> cells, boolean headed) {
    return headed
        ? cells.get(1).stream().map(rule -> rule.endsWith(":") && !rule.startsWith(":")).toList()
        : List.of();
  }

  private static String line(
      List<String> cells, List<Integer> widths, List<Boolean> right, UnaryOperator<String> styled) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String rest = " ".repeat(widths.get(column) - visible(cell));
      boolean first = column < right.size() && right.get(column);
      line.append(column == 0 ? "" : GAP)
          .append(first ? rest + styled.apply(cell) : styled.apply(cell) + rest);
    }
    return line.toString().stripTrailing();
  }

  /** Returns the number of characters of a text that a terminal shows, without Markdown marks. */
  static int visible(String text) {
    return text.replace("**", "").replace("`", "").length();
  }
}
