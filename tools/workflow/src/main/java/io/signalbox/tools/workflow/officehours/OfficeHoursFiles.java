package io.signalbox.tools.workflow.officehours;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Importer of the CSV files that the settings name: platform capabilities, and earlier decisions.
 */
public final class OfficeHoursFiles {
  private OfficeHoursFiles() {}

  /**
   * Signals a file that cannot be read or parsed; the message is a sentence with the line number.
   */
  public static final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
      super(message);
    }
  }

  /**
   * Reads the CSV file of capabilities with the columns name, what, owner, where, quality.
   *
   * @throws UnusableFileException when the file cannot be read or a row has no name
   */
  public static List<PlatformCapability> capabilities(Path file) {
    List<PlatformCapability> all = new ArrayList<>();
    for (NamedCsvRecord row : rows(file)) {
      all.add(
          new PlatformCapability(
              required(row, "name", file),
              required(row, "what", file),
              field(row, "owner"),
              field(row, "where"),
              field(row, "quality")));
    }
    return all;
  }

  /**
   * Imports decisions from CSV columns: id, title, what, why, changes_if, topic, decided_by,
   * decided_on, valid_days.
   *
   * @throws UnusableFileException when the file cannot be read or a row is not one
   */
  public static void adopt(Path file, OfficeHoursSettings settings, Decisions decisions) {
    for (NamedCsvRecord row : rows(file)) {
      decisions.adopt(decision(row, file, settings), "file:" + required(row, "id", file));
    }
    decisions.publishMissing();
  }

  private static Decision decision(NamedCsvRecord row, Path file, OfficeHoursSettings settings) {
    RequestTopic topic = RequestTopic.named(field(row, "topic")).orElse(RequestTopic.OTHER);
    try {
      LocalDate on = LocalDate.parse(required(row, "decided_on", file));
      String days = field(row, "valid_days");
      long valid = days.isEmpty() ? settings.validFor() : Long.parseLong(days);
      return new Decision(
          0,
          OptionalLong.empty(),
          required(row, "title", file),
          required(row, "what", file),
          field(row, "why"),
          field(row, "changes_if"),
          topic,
          settings.isOpen() ? settings.rules().poolFor(topic).name() : "",
          AccessRule.everyone(),
          required(row, "decided_by", file),
          on,
          on.plusDays(valid),
          Decision.DecisionState.VALID);
    } catch (DateTimeException | NumberFormatException e) {
      throw new UnusableFileException(
          "%s, line %d: decided_on must be a date such as 2026-03-14, valid_days a number."
              .formatted(file, row.getStartingLineNumber()));
    }
  }

  private static List<NamedCsvRecord> rows(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UnusableFileException("The file " + file + " cannot be read.");
    } catch (UncheckedIOException | CsvParseException e) {
      throw new UnusableFileException("The file " + file + " is no CSV in UTF-8.");
    }
  }

  private static String required(NamedCsvRecord row, String name, Path file) {
    String value = field(row, name);
    if (value.isEmpty()) {
      throw new UnusableFileException(
          "%s, line %d: %s is missing.".formatted(file, row.getStartingLineNumber(), name));
    }
    return value;
  }

  private static String field(NamedCsvRecord row, String name) {
    Optional<String> value = row.findField(name);
    return value.map(String::strip).orElse("");
  }
}
