package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Converts an HTML table to a GitHub Markdown table. A cell that spans rows is repeated in each, so
 * that every row can be read alone; one that spans columns is followed by empty cells.
 */
final class HtmlTables {
  /** Most columns or rows that a cell may span; a larger value is reduced to this. */
  private static final int WIDEST = 64;

  private HtmlTables() {}

  /**
   * Maximum length, in characters, of a table with nested tables that is still converted as one
   * table.
   */
  private static final int LARGEST = 4_000;

  /**
   * Converts a table; empty when it only serves layout, such as a single cell or a frame around
   * other tables.
   */
  static Optional<PageBlock> read(Element table) {
    List<Element> rows = rows(table);
    boolean layout =
        isFrame(table, rows)
            || rows.stream().mapToInt(row -> cells(row).size()).sum() <= 1
            || (table.selectFirst("pre") != null && rows.size() == 1);
    return layout ? Optional.empty() : Optional.of(new PageBlock.Table(markdown(grid(rows))));
  }

  private static boolean isFrame(Element table, List<Element> rows) {
    if (table.selectFirst("table table") == null) {
      return false;
    }
    int width = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
    return rows.size() < 2
        || width < 2
        || table.selectFirst("h1, h2, h3, h4, pre") != null
        || table.wholeText().length() > LARGEST;
  }

  /** Returns the cells of a layout table in reading order. */
  static List<Element> cellsOf(Element table) {
    return rows(table).stream().flatMap(row -> cells(row).stream()).toList();
  }

  private static List<Element> rows(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element child : table.children()) {
      switch (child.normalName()) {
        case "tr" -> rows.add(child);
        case "thead", "tbody", "tfoot" ->
            child.children().stream().filter(row -> row.nameIs("tr")).forEach(rows::add);
        default -> {}
      }
    }
    return rows;
  }

  private static List<Element> cells(Element row) {
    return row.children().stream().filter(cell -> cell.nameIs("td") || cell.nameIs("th")).toList();
  }

  private record Spanning(String text, int rowsLeft) {}

  private static List<List<String>> grid(List<Element> rows) {
    List<List<String>> grid = new ArrayList<>();
    Map<Integer, Spanning> fromAbove = new HashMap<>();
    for (Element row : rows) {
      List<String> line = new ArrayList<>();
      for (Element cell : cells(row)) {
        fillFromAbove(line, fromAbove);
        String text = HtmlInline.line(cell.childNodes()).replace('\n', ' ').replace("|", "\\|");
        int rowsLeft = span(cell, "rowspan") - 1;
        if (rowsLeft > 0) {
          fromAbove.put(line.size(), new Spanning(text, rowsLeft));
        }
        line.add(text);
        for (int i = span(cell, "colspan"); i > 1; i--) {
          line.add("");
        }
      }
      fillFromAbove(line, fromAbove);
      if (line.stream().anyMatch(text -> !text.isBlank())) {
        grid.add(line);
      }
    }
    return grid;
  }

  private static void fillFromAbove(List<String> line, Map<Integer, Spanning> fromAbove) {
    Spanning above = fromAbove.remove(line.size());
    while (above != null) {
      if (above.rowsLeft() > 1) {
        fromAbove.put(line.size(), new Spanning(above.text(), above.rowsLeft() - 1));
      }
      line.add(above.text());
      above = fromAbove.remove(line.size());
    }
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute).strip();
    return value.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(value), 1, WIDEST) : 1;
  }

  private static String markdown(List<List<String>> grid) {
    int width = grid.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < grid.size(); i++) {
      out.append('|');
      for (int column = 0; column < width; column++) {
        String text = column < grid.get(i).size() ? grid.get(i).get(column) : "";
        out.append(' ').append(text).append(" |");
      }
      out.append('\n');
      if (i == 0) {
        out.append('|').append(" --- |".repeat(width)).append('\n');
      }
    }
    return out.toString().strip();
  }
}
