package io.signalbox.ingestion.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts reStructuredText tables to Markdown: grid tables, simple tables and table directives.
 */
final class RstTables {
  private static final Pattern COLUMN = Pattern.compile("=+");
  private static final Pattern ROW = Pattern.compile("\\* - ?(.*)");
  private static final Pattern CELL = Pattern.compile("  - ?(.*)");

  private RstTables() {}

  /** Converts the table that starts here and returns the index of the line after it. */
  static int take(List<String> lines, int at, List<String> markdown, RstInline inline) {
    return lines.get(at).strip().startsWith("+")
        ? grid(lines, at, markdown, inline)
        : simple(lines, at, markdown, inline);
  }

  private static int grid(List<String> lines, int at, List<String> markdown, RstInline inline) {
    List<List<String>> rows = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int next = at;
    while (next < lines.size() && lines.get(next).strip().matches("[+|].*")) {
      String line = lines.get(next).strip();
      if (line.startsWith("+")) {
        if (!open.isEmpty()) {
          rows.add(open);
          open = new ArrayList<>();
        }
      } else {
        merge(
            open, List.of(line.replaceFirst("^\\|", "").replaceFirst("\\|$", "").split("\\|", -1)));
      }
      next++;
    }
    write(rows, markdown, inline);
    return next;
  }

  private static int simple(List<String> lines, int at, List<String> markdown, RstInline inline) {
    List<int[]> columns = new ArrayList<>();
    Matcher column = COLUMN.matcher(lines.get(at));
    while (column.find()) {
      columns.add(new int[] {column.start(), column.end()});
    }
    String rule = lines.get(at).strip();
    List<List<String>> rows = new ArrayList<>();
    int next = at + 1;
    int rules = 1;
    while (next < lines.size()) {
      String line = lines.get(next);
      if (line.strip().matches("=+(?: +=+)*")) {
        rules++;
        next++;
        boolean isLast = next >= lines.size() || lines.get(next).isBlank();
        if (rules > 2 || isLast) {
          break;
        }
        continue;
      }
      if (line.isBlank() && rule.isEmpty()) {
        break;
      }
      if (!line.isBlank() && !line.strip().matches("-+(?: +-+)*")) {
        List<String> cells = cells(line, columns);
        boolean continues = !rows.isEmpty() && cells.getFirst().isEmpty();
        if (continues) {
          merge(rows.getLast(), cells);
        } else {
          rows.add(new ArrayList<>(cells));
        }
      }
      next++;
    }
    write(rows, markdown, inline);
    return next;
  }

  private static List<String> cells(String line, List<int[]> columns) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int from = Math.min(line.length(), columns.get(i)[0]);
      int to =
          i + 1 < columns.size() ? Math.min(line.length(), columns.get(i + 1)[0]) : line.length();
      cells.add(line.substring(from, Math.max(from, to)).strip());
    }
    return cells;
  }

  private static void merge(List<String> row, List<String> more) {
    for (int i = 0; i < more.size(); i++) {
      if (i < row.size()) {
        row.set(i, (row.get(i) + " " + more.get(i).strip()).strip());
      } else {
        row.add(more.get(i).strip());
      }
    }
  }

  /** Converts the content of a directive {@code list-table}, {@code csv-table} or {@code table}. */
  static void directive(String name, List<String> body, List<String> markdown, RstInline inline) {
    if (name.equals("table") && !body.isEmpty()) {
      int unused = take(body, 0, markdown, inline);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (String line : body) {
      Matcher row = ROW.matcher(line);
      Matcher cell = CELL.matcher(line);
      if (name.equals("csv-table")) {
        rows.add(
            List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).stream()
                .map(each -> each.strip().replaceAll("^\"|\"$", ""))
                .toList());
      } else if (row.matches()) {
        rows.add(new ArrayList<>(List.of(row.group(1))));
      } else if (!rows.isEmpty() && cell.matches()) {
        rows.getLast().add(cell.group(1));
      } else if (!rows.isEmpty() && !line.isBlank()) {
        List<String> last = rows.getLast();
        last.set(last.size() - 1, (last.getLast() + " " + line.strip()).strip());
      }
    }
    write(rows, markdown, inline);
  }

  private static void write(List<List<String>> rows, List<String> markdown, RstInline inline) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    markdown.add("");
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(rows.get(i));
      while (cells.size() < width) {
        cells.add("");
      }
      markdown.add(
          "| "
              + String.join(
                  " | ", cells.stream().map(each -> inline.of(each).replace("|", "\\|")).toList())
              + " |");
      if (i == 0) {
        markdown.add("|---".repeat(width) + "|");
      }
    }
    markdown.add("");
  }
}
