package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.Column;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.csv.Header;
import io.signalbox.ingestion.csv.Row;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.markup.WikiMarkup;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.Timestamps;
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
  private static final Column KEY = Column.of("Issue key", "Key");
  private static final Column SUMMARY = Column.of("Summary");
  private static final Column STATUS = Column.of("Status");
  private static final Column CATEGORY = Column.of("Status Category");
  private static final Column RESOLUTION = Column.of("Resolution");
  private static final Column RESOLUTION_NOTES =
      Column.of(
          "Custom field (Resolution Notes)",
          "Custom field (Resolution Details)",
          "Custom field (Resolution Summary)",
          "Custom field (Resolution Description)",
          "Custom field (Root Cause)",
          "Resolution Notes",
          "Resolution Details");
  private static final Column RESOLVED = Column.of("Resolved", "Resolution Date", "resolutiondate");
  private static final Column DESCRIPTION = Column.of("Description");
  private static final Column COMMENT = Column.of("Comment", "Comments");
  private static final Column TEAM = Column.of("Team Name", "Team", "Custom field (Team)");
  private static final Column ASSIGNEE = Column.of("Assignee");
  private static final List<Column> LABELS =
      List.of(Column.of("Labels"), Column.of("Component/s", "Components", "Component"));
  private static final Column LINK = Column.of("Issue URL", "URL", "Link");

  private final Timestamps times;

  /**
   * @param zone where times without an offset were written: the zone of whoever exported
   */
  JiraCsvTickets(ZoneId zone) {
    times = new Timestamps(zone);
  }

  static boolean fits(Header header) {
    return header.has(Column.of("Issue key")) && header.has(SUMMARY);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new CsvTable(path, List.of(KEY, SUMMARY), sink).read(in, row -> take(row, intake));
  }

  private void take(Row row, TicketIntake intake) {
    if (!JiraStatus.isResolved(row.text(RESOLUTION), row.text(CATEGORY), row.text(STATUS))) {
      intake.leaveOut("an open ticket");
      return;
    }
    String resolution = row.find(RESOLUTION_NOTES).orElseGet(() -> row.text(RESOLUTION));
    intake.take(
        row.line(),
        new TicketIntake.Draft(
            row.text(KEY),
            row.text(SUMMARY),
            markdown(row.text(DESCRIPTION)),
            WhatHelped.of(markdown(resolution), comments(row)),
            row.find(RESOLVED).flatMap(times::find),
            row.find(TEAM).or(() -> row.find(ASSIGNEE)),
            row.find(LINK).filter(link -> link.matches("https?://\\S+")),
            LABELS.stream().flatMap(column -> labels(row, column)).toList()));
  }

  private static Stream<String> labels(Row row, Column column) {
    return row.list(column).stream()
        .flatMap(cell -> Stream.of(cell.split("[,;]", -1)))
        .map(String::strip)
        .filter(label -> !label.isEmpty());
  }

  private List<Comment> comments(Row row) {
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
        ? new DatedComment(at.get(), new Comment(parts[1].strip(), markdown(parts[2])))
        : new DatedComment(Instant.MIN, new Comment("", markdown(cell)));
  }

  private static String markdown(String text) {
    return HtmlText.isHtml(text) ? HtmlText.toMarkdown(text) : WikiMarkup.toMarkdown(text);
  }

  private record DatedComment(Instant at, Comment comment) {}
}
