package io.signalbox.bot.slack.refusal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parsed resource {@code web-api-errors.csv}, which maps each error of each Web API method to its
 * treatment.
 */
final class ErrorTable {
  /** Stands for any method or any error in the table. */
  static final String ANY = "*";

  private static final String FILE = "web-api-errors.csv";
  private static final int COLUMNS = 5;
  private static final ErrorTable BUNDLED = read();

  private final Map<Call, Row> rows = new HashMap<>();

  private ErrorTable() {}

  private record Call(String method, String error) {}

  /**
   * Treatment and text of one line of the table.
   *
   * @param words for people; may be empty
   */
  record Row(ErrorTreatment treatment, String words) {}

  /** Returns the table that is bundled with the program. */
  static ErrorTable bundled() {
    return BUNDLED;
  }

  private static ErrorTable read() {
    ErrorTable table = new ErrorTable();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ErrorTable.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .skip(1)
          .forEach(table::add);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private void add(String line) {
    String[] cells = line.split(",", COLUMNS);
    Call call = new Call(cells[0], cells[1]);
    if (rows.put(call, new Row(ErrorTreatment.valueOf(cells[2]), cells[4])) != null) {
      throw new IllegalStateException(FILE + " names " + call + " twice");
    }
  }

  /**
   * Returns the row of this method's error, else that of the error for any method; empty for
   * neither.
   */
  Optional<Row> find(String method, String error) {
    return Stream.of(new Call(method, error), new Call(ANY, error))
        .flatMap(call -> Optional.ofNullable(rows.get(call)).stream())
        .findFirst();
  }

  /** Returns the row for errors that are not listed. */
  Row otherwise() {
    return Objects.requireNonNull(rows.get(new Call(ANY, ANY)));
  }
}
