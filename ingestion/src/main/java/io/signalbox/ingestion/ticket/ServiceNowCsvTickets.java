package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Incidents from ServiceNow's list export. The journal columns {@code comments} and {@code
 * work_notes} hold all entries in one cell, newest first, each under {@code 2026-10-02 14:11:09 -
 * Ana Ruiz (Work notes)}.
 */
final class ServiceNowCsvTickets implements RowReader<Ticket> {
  private static final CsvColumn NUMBER = CsvColumn.of("number");
  private static final CsvColumn TITLE = CsvColumn.of("short_description");
  private static final CsvColumn DESCRIPTION = CsvColumn.of("description");
  private static final CsvColumn STATE = CsvColumn.of("state", "incident_state");
  private static final CsvColumn CLOSE_NOTES = CsvColumn.of("close_notes", "resolution_notes");
  private static final CsvColumn RESOLVED = CsvColumn.of("resolved_at", "resolved");
  private static final CsvColumn CLOSED = CsvColumn.of("closed_at", "closed");
  private static final CsvColumn GROUP = CsvColumn.of("assignment_group");
  private static final List<CsvColumn> JOURNALS =
      List.of(
          CsvColumn.of("comments", "additional_comments"),
          CsvColumn.of("work_notes"),
          CsvColumn.of("comments_and_work_notes", "Comments and Work notes"));
  private static final List<CsvColumn> LABELS =
      List.of(
          CsvColumn.of("category"),
          CsvColumn.of("subcategory"),
          CsvColumn.of("cmdb_ci", "configuration_item"));

  /** Resolved states as words and as the numbers of a raw export. */
  private static final Set<String> RESOLVED_STATES =
      Set.of("resolved", "closed", "closed complete", "complete", "completed", "solved", "6", "7");

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^\\d[\\d./ :-]{9,24}(?:[AP]M )?[ ]?- ([^\\n"
              + "(]+?) \\((?:Work notes|Additional comments|Comments)\\)[ \\t]*$");
  private static final Pattern CODE_TAG = Pattern.compile("\\[/?code]", Pattern.CASE_INSENSITIVE);

  private final TimestampReader times;

  /**
   * @param zone where times without an offset were written; ServiceNow exports in the zone of
   *     whoever exported
   */
  ServiceNowCsvTickets(ZoneId zone) {
    times = new TimestampReader(zone);
  }

  static boolean fits(CsvHeader header) {
    return header.has(NUMBER) && header.has(TITLE);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new CsvTable(path, List.of(NUMBER, TITLE, STATE), sink).read(in, row -> take(row, intake));
  }

  private void take(CsvRow row, TicketIntake intake) {
    if (!RESOLVED_STATES.contains(row.text(STATE).toLowerCase(Locale.ROOT))) {
      intake.leaveOut("an open ticket");
      return;
    }
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            row.text(NUMBER),
            row.text(TITLE),
            markdown(row.text(DESCRIPTION)),
            WhatHelped.of(markdown(row.text(CLOSE_NOTES)), comments(row)),
            row.find(RESOLVED).flatMap(times::find).or(() -> row.find(CLOSED).flatMap(times::find)),
            row.find(GROUP),
            Optional.empty(),
            LABELS.stream().flatMap(column -> row.list(column).stream()).toList()));
  }

  private static List<TicketComment> comments(CsvRow row) {
    return JOURNALS.stream()
        .flatMap(column -> row.list(column).stream())
        .flatMap(ServiceNowCsvTickets::entries)
        .toList();
  }

  /** The entries of a journal, oldest first. */
  private static Stream<TicketComment> entries(String journal) {
    List<TicketComment> entries = new ArrayList<>();
    Matcher entry = ENTRY.matcher(journal);
    if (!entry.find()) {
      return Stream.of(new TicketComment("", markdown(journal)));
    }
    boolean more = true;
    while (more) {
      String author = entry.group(1);
      int from = entry.end();
      more = entry.find();
      entries.add(
          new TicketComment(
              author, markdown(journal.substring(from, more ? entry.start() : journal.length()))));
    }
    return entries.reversed().stream();
  }

  private static String markdown(String text) {
    return HtmlText.toMarkdown(CODE_TAG.matcher(text).replaceAll(""));
  }
}
