package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.markup.WikiMarkup;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parser of Jira's CSV export, in which columns such as Comment occur many times. A comment is
 * written as {@code date;author;text}. The owner is the team where there is such a column, else the
 * assignee. A date nobody can read safely leaves the ticket without one.
 */
final class JiraCsvTickets implements RowReader<Ticket> {
  private final ZoneId zone;

  /**
   * @param zone where times without an offset were written: the zone of whoever exported
   */
  JiraCsvTickets(ZoneId zone) {
    this.zone = zone;
  }

  static boolean fits(CsvHeader header) {
    boolean isEnglish = header.has(CsvColumn.of("Summary"));
    return isEnglish
        ? header.has(CsvColumn.of("Issue key"))
        : header.has(JiraColumns.SUMMARY)
            && header.has(JiraColumns.KEY)
            && header.has(JiraColumns.STATUS);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new DatedCsvRows(path, JiraColumns.RESOLVED, new ExportDateParser(zone), sink)
        .read(
            new CsvTable(path, List.of(JiraColumns.KEY, JiraColumns.SUMMARY), sink),
            in,
            (row, times) -> take(row, times, intake));
  }

  private void take(CsvRow row, ExportDateParser times, TicketIntake intake) {
    if (!ResolvedStatus.isResolved(
        row.text(JiraColumns.RESOLUTION),
        row.text(JiraColumns.CATEGORY),
        row.text(JiraColumns.STATUS))) {
      intake.leaveOut("an open ticket");
      return;
    }
    String resolution =
        row.find(JiraColumns.RESOLUTION_NOTES).orElseGet(() -> row.text(JiraColumns.RESOLUTION));
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            row.text(JiraColumns.KEY),
            row.text(JiraColumns.SUMMARY),
            markdown(row.text(JiraColumns.DESCRIPTION)),
            ResolutionText.of(markdown(resolution), comments(row, times)),
            row.find(JiraColumns.RESOLVED).flatMap(times::find),
            row.find(JiraColumns.TEAM).or(() -> row.find(JiraColumns.ASSIGNEE)),
            row.find(JiraColumns.LINK).filter(link -> link.matches("https?://\\S+")),
            JiraColumns.LABELS.stream().flatMap(column -> labels(row, column)).toList()));
  }

  private static Stream<String> labels(CsvRow row, CsvColumn column) {
    return row.list(column).stream()
        .flatMap(cell -> Stream.of(cell.split("[,;]", -1)))
        .map(String::strip)
        .filter(label -> !label.isEmpty());
  }

  private static List<TicketComment> comments(CsvRow row, ExportDateParser times) {
    return row.list(JiraColumns.COMMENT).stream()
        .map(cell -> comment(row, cell, times))
        .sorted(Comparator.comparing(DatedComment::at))
        .map(DatedComment::comment)
        .toList();
  }

  /** Parses a comment cell {@code date;author;text}; a cell without a date is text alone. */
  private static DatedComment comment(CsvRow row, String cell, ExportDateParser times) {
    String[] parts = cell.split(";", 3);
    Optional<Instant> at = parts.length == 3 ? times.find(parts[0]) : Optional.empty();
    return at.isPresent()
        ? new DatedComment(
            at.get(),
            new TicketComment(parts[1].strip(), markdown(parts[2]), part(row, parts[1].strip())))
        : new DatedComment(Instant.MIN, new TicketComment("", markdown(cell)));
  }

  /** Returns the author's role in the ticket, compared by account id and then by name. */
  private static TicketComment.TicketPart part(CsvRow row, String author) {
    TicketComment.TicketPart byId =
        TicketComment.part(
            author, row.text(JiraColumns.ASSIGNEE_ID), row.text(JiraColumns.REPORTER_ID));
    return byId == TicketComment.TicketPart.OTHER
        ? TicketComment.part(author, row.text(JiraColumns.ASSIGNEE), row.text(JiraColumns.REPORTER))
        : byId;
  }

  private static String markdown(String text) {
    return HtmlText.isHtml(text) ? HtmlText.toMarkdown(text) : WikiMarkup.toMarkdown(text);
  }

  private record DatedComment(Instant at, TicketComment comment) {}
}
