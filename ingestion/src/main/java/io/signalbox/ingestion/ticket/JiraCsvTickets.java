package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.markup.WikiMarkup;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
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
 * Reader of Jira's CSV export with its repeated columns. A comment is written as {@code
 * date;author;text}. The owner is the team where there is such a column, else the assignee. A date
 * nobody can read safely leaves the ticket without one.
 */
final class JiraCsvTickets implements RowReader<Ticket> {
  private static final CsvColumn KEY = CsvColumn.of("Issue key", "Key");
  private static final CsvColumn SUMMARY = CsvColumn.of("Summary");
  private static final CsvColumn STATUS = CsvColumn.of("Status");
  private static final CsvColumn CATEGORY = CsvColumn.of("Status Category");
  private static final CsvColumn RESOLUTION = CsvColumn.of("Resolution");
  private static final CsvColumn RESOLUTION_NOTES =
      CsvColumn.of(
          "Custom field (Resolution Notes)",
          "Custom field (Resolution Details)",
          "Custom field (Resolution Summary)",
          "Custom field (Resolution Description)",
          "Custom field (Root Cause)",
          "Resolution Notes",
          "Resolution Details");
  private static final CsvColumn RESOLVED =
      CsvColumn.of("Resolved", "Resolution Date", "resolutiondate");
  private static final CsvColumn DESCRIPTION = CsvColumn.of("Description");
  private static final CsvColumn COMMENT = CsvColumn.of("Comment", "Comments");
  private static final CsvColumn TEAM = CsvColumn.of("Team Name", "Team", "Custom field (Team)");
  private static final CsvColumn ASSIGNEE = CsvColumn.of("Assignee");
  private static final List<CsvColumn> LABELS =
      List.of(CsvColumn.of("Labels"), CsvColumn.of("Component/s", "Components", "Component"));
  private static final CsvColumn LINK = CsvColumn.of("Issue URL", "URL", "Link");

  private final TimestampReader times;

  /**
   * @param zone where times without an offset were written: the zone of whoever exported
   */
  JiraCsvTickets(ZoneId zone) {
    times = new TimestampReader(zone);
  }

  static boolean fits(CsvHeader header) {
    return header.has(CsvColumn.of("Issue key")) && header.has(SUMMARY);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new CsvTable(path, List.of(KEY, SUMMARY), sink).read(in, row -> take(row, intake));
  }

  private void take(CsvRow row, TicketIntake intake) {
    if (!JiraStatus.isResolved(row.text(RESOLUTION), row.text(CATEGORY), row.text(STATUS))) {
      intake.leaveOut("an open ticket");
      return;
    }
    String resolution = row.find(RESOLUTION_NOTES).orElseGet(() -> row.text(RESOLUTION));
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            row.text(KEY),
            row.text(SUMMARY),
            markdown(row.text(DESCRIPTION)),
            WhatHelped.of(markdown(resolution), comments(row)),
            row.find(RESOLVED).flatMap(times::find),
            row.find(TEAM).or(() -> row.find(ASSIGNEE)),
            row.find(LINK).filter(link -> link.matches("https?://\\S+")),
            LABELS.stream().flatMap(column -> labels(row, column)).toList()));
  }

  private static Stream<String> labels(CsvRow row, CsvColumn column) {
    return row.list(column).stream()
        .flatMap(cell -> Stream.of(cell.split("[,;]", -1)))
        .map(String::strip)
        .filter(label -> !label.isEmpty());
  }

  private List<TicketComment> comments(CsvRow row) {
    return row.list(COMMENT).stream()
        .map(this::comment)
        .sorted(Comparator.comparing(DatedComment::at))
        .map(DatedComment::comment)
        .toList();
  }

  /**
   * Text may hold semicolons of its own, and a comment that was typed into the column has no date
   * before it.
   */
  private DatedComment comment(String cell) {
    String[] parts = cell.split(";", 3);
    Optional<Instant> at = parts.length == 3 ? times.find(parts[0]) : Optional.empty();
    return at.isPresent()
        ? new DatedComment(at.get(), new TicketComment(parts[1].strip(), markdown(parts[2])))
        : new DatedComment(Instant.MIN, new TicketComment("", markdown(cell)));
  }

  private static String markdown(String text) {
    return HtmlText.isHtml(text) ? HtmlText.toMarkdown(text) : WikiMarkup.toMarkdown(text);
  }

  private record DatedComment(Instant at, TicketComment comment) {}
}
