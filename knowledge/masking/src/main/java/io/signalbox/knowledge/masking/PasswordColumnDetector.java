package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Detector of secrets in the columns of a Markdown table that are headed Password, Secret, Token or
 * API key.
 */
final class PasswordColumnDetector implements SecretDetector {
  private static final PatternPrecondition CLUES = PatternPrecondition.of("|");

  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)[\\s*_`]*(?:.{0,30} )?(?:password|passphrase|secret|token|api[ _-]?key)[\\s*_`]*");
  private static final Pattern DELIMITER = Pattern.compile("[ \\t>|:-]++");
  private static final int LONGEST_ROW = 20_000;

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    if (!CLUES.areIn(text)) {
      return;
    }
    List<Integer> secretColumns = List.of();
    List<Integer> candidates = List.of();
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      boolean row = end - at <= LONGEST_ROW && text.substring(at, end).indexOf('|') >= 0;
      if (!row) {
        secretColumns = List.of();
        candidates = List.of();
      } else if (DELIMITER.matcher(text).region(at, end).matches()) {
        secretColumns = candidates;
      } else if (secretColumns.isEmpty()) {
        candidates = headed(text, cells(text, at, end));
      } else {
        report(text, cells(text, at, end), secretColumns, hits);
      }
      at = end + 1;
    }
  }

  private record Cell(int start, int end) {}

  private static List<Cell> cells(String text, int from, int to) {
    List<Cell> cells = new ArrayList<>();
    int start = text.charAt(from) == '|' ? from + 1 : from;
    for (int i = start; i < to; i++) {
      if (text.charAt(i) == '|' && text.charAt(i - 1) != '\\') {
        cells.add(new Cell(start, i));
        start = i + 1;
      }
    }
    cells.add(new Cell(start, to));
    return cells;
  }

  private static List<Integer> headed(String text, List<Cell> cells) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.end() - cell.start() < 60
          && HEADING.matcher(text).region(cell.start(), cell.end()).matches()) {
        columns.add(i);
      }
    }
    return columns;
  }

  private static void report(
      String text, List<Cell> cells, List<Integer> columns, Consumer<SecretHit> hits) {
    for (int column : columns) {
      if (column < cells.size()) {
        int start = cells.get(column).start();
        int end = cells.get(column).end();
        while (start < end && " \t`*\"'".indexOf(text.charAt(start)) >= 0) {
          start++;
        }
        while (end > start && " \t`*\"'".indexOf(text.charAt(end - 1)) >= 0) {
          end--;
        }
        String value = text.substring(start, end);
        boolean literal =
            value.length() >= 4
                && value.chars().noneMatch(Character::isWhitespace)
                && PlaceholderCheck.looksTyped(value)
                && !PlaceholderCheck.isPlaceholder(value);
        if (literal) {
          hits.accept(new SecretHit(SecretKind.PASSWORD, start, end));
        }
      }
    }
  }
}
