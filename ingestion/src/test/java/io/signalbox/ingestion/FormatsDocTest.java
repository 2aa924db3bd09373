package io.signalbox.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.ShiftFormat;
import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.ingestion.ticket.TicketFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/formats.md true to the formats that there are. */
class FormatsDocTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private final String doc;

  FormatsDocTest() throws IOException {
    doc = Files.readString(Path.of("..", "docs", "formats.md"));
  }

  @Test
  void everyEndingOfAPageHasARowAndEveryRowIsRead() {
    assertThat(
            named("Pages", 1).stream()
                .filter(name -> name.startsWith("."))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet()))
        .isEqualTo(SourceKind.PAGES.extensions());
  }

  @Test
  void everySettingOfATableHasARowAndEveryRowIsASetting() {
    assertThat(named("On-call", 2))
        .isEqualTo(names(Stream.of(ShiftFormat.values()).map(ShiftFormat::settingName)));
    assertThat(named("Ownership", 2))
        .isEqualTo(names(Stream.of(OwnershipFormat.values()).map(OwnershipFormat::settingName)));
    assertThat(named("Tickets", 2))
        .isEqualTo(names(Stream.of(TicketFormat.values()).map(TicketFormat::settingName)));
  }

  @Test
  void everyRowSaysWhatIsKept() {
    assertThat(List.of("Pages", "On-call", "Ownership", "Tickets"))
        .flatMap(this::rows)
        .filteredOn(row -> row.size() > 4)
        .allMatch(row -> row.get(row.size() - 3).strip().length() > 3);
  }

  private static Set<String> names(Stream<String> all) {
    return all.collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names in back quotes of one column, from 1, of all tables of a chapter. */
  private Set<String> named(String chapter, int column) {
    return names(
        rows(chapter).stream()
            .flatMap(row -> QUOTED.matcher(row.get(column)).results())
            .map(found -> found.group(1)));
  }

  /** Cells of the rows of a chapter's tables; the first cell is empty. */
  private List<List<String>> rows(String chapter) {
    String text = doc.substring(doc.indexOf("\n## " + chapter));
    int end = text.indexOf("\n## ", 1);
    return (end < 0 ? text : text.substring(0, end))
        .lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
        .map(line -> List.of(line.split("\\|", -1)))
        .toList();
  }
}
