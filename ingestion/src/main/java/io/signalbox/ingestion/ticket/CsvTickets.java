package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parser of ticket CSV exports with one row a ticket, driven by a {@link CsvTicketLayout}. The
 * order of day and month in numeric dates is detected from the first rows, as for Jira.
 */
final class CsvTickets implements RowReader<Ticket> {
  private final CsvTicketLayout layout;
  private final ZoneId zone;
  private final boolean internal;

  /**
   * @param internal whether confidential tickets are read too
   */
  CsvTickets(CsvTicketLayout layout, ZoneId zone, boolean internal) {
    this.layout = layout;
    this.zone = zone;
    this.internal = internal;
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new DatedCsvRows(path, layout.resolvedAt(), new ExportDateParser(zone), sink)
        .read(
            new CsvTable(path, List.of(layout.key(), layout.title()), sink),
            in,
            (row, times) -> take(row, times, intake));
  }

  private void take(CsvRow row, ExportDateParser times, TicketIntake intake) {
    if (!layout.resolved().test(row)) {
      intake.leaveOut("an open ticket");
    } else if (layout.isHidden(row) && !internal) {
      intake.leaveOut("a confidential ticket");
    } else {
      ResolutionSection body = ResolutionSection.of(markdown(row.text(layout.description())));
      intake.take(
          row.line(),
          new TicketIntake.TicketDraft(
              layout.keyOf(row),
              row.text(layout.title()),
              body.problem(),
              ResolutionText.of(
                  body.resolution(),
                  row.find(layout.notes()).stream()
                      .map(notes -> new TicketComment("", markdown(notes)))
                      .toList()),
              row.find(layout.resolvedAt()).flatMap(times::find),
              layout.owner(row),
              row.find(layout.link()).filter(link -> link.matches("https?://\\S+")),
              layout.labels().stream()
                  .flatMap(column -> row.list(column).stream())
                  .flatMap(cell -> Stream.of(cell.split("[,;]", -1)))
                  .map(String::strip)
                  .filter(label -> !label.isEmpty())
                  .toList()));
    }
  }

  private static String markdown(String text) {
    return HtmlText.isHtml(text) ? HtmlText.toMarkdown(text) : text;
  }
}
