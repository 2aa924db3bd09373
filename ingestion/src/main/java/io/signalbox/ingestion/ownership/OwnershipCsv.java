package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ownership.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parser of ownership CSV tables with one service a row: service and owner, optionally aliases,
 * channel, contact, description.
 */
final class OwnershipCsv implements RowReader<Ownership> {
  private static final CsvColumn SERVICE = CsvColumn.of("service", "component", "name", "system");
  private static final CsvColumn ALIASES = CsvColumn.of("aliases", "alias", "also_known_as", "aka");
  private static final CsvColumn OWNER = CsvColumn.of("owner", "team", "owning_team", "owned_by");
  private static final CsvColumn CHANNEL = CsvColumn.of("channel", "slack", "slack_channel");
  private static final CsvColumn CONTACT = CsvColumn.of("contact", "email", "mail");
  private static final CsvColumn DESCRIPTION = CsvColumn.of("description", "what", "about");

  static boolean fits(CsvHeader header) {
    return header.has(SERVICE) && header.has(OWNER);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ownership> sink) throws IOException {
    new CsvTable(path, List.of(SERVICE, OWNER), sink).read(in, row -> take(row, path, sink));
  }

  private static void take(CsvRow row, String path, RowSink<Ownership> sink) {
    if (row.find(SERVICE).isEmpty()) {
      sink.skipped(new SkippedItem(path, row.line(), "the row names no service"));
      return;
    }
    sink.row(
        new Ownership(
            row.text(SERVICE),
            row.list(ALIASES).stream()
                .flatMap(cell -> Stream.of(cell.split("[;,]", -1)))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList(),
            row.find(OWNER).flatMap(OwnerName::of),
            row.find(CHANNEL).flatMap(OwnerName::channel),
            row.find(CONTACT),
            row.find(DESCRIPTION)));
  }
}
