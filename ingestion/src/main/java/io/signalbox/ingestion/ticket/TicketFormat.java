package io.signalbox.ingestion.ticket;

import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.json.JsonShape;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exports that can be read. */
public enum TicketFormat {
  JIRA_CSV("jira-csv"),
  JIRA_JSON("jira-json"),
  ZENDESK("zendesk"),
  SERVICENOW_CSV("servicenow-csv"),
  SERVICENOW_JSON("servicenow-json"),
  GITHUB_ISSUES("github-issues");

  private final String settingName;

  TicketFormat(String settingName) {
    this.settingName = settingName;
  }

  /** Returns the name used in settings and messages. */
  public String settingName() {
    return settingName;
  }

  /** The format of this name; empty when there is none. */
  public static Optional<TicketFormat> named(String settingName) {
    return Stream.of(values()).filter(format -> format.settingName.equals(settingName)).findFirst();
  }

  /** Returns all names, for messages. */
  public static String names() {
    return Stream.of(values()).map(TicketFormat::settingName).collect(Collectors.joining(", "));
  }

  /**
   * Tells the format by the beginning of the file: the names in its header, or in its first
   * objects.
   */
  public static Optional<TicketFormat> detect(FileHead head) {
    List<Set<String>> shape = JsonShape.of(head);
    if (shape.stream().anyMatch(JiraJsonTickets::fits)) {
      return Optional.of(JIRA_JSON);
    }
    if (shape.stream().anyMatch(ServiceNowJsonTickets::fits)) {
      return Optional.of(SERVICENOW_JSON);
    }
    if (shape.stream().anyMatch(GithubIssues::fits)) {
      return Optional.of(GITHUB_ISSUES);
    }
    if (shape.stream().anyMatch(ZendeskTickets::fits)) {
      return Optional.of(ZENDESK);
    }
    Optional<CsvHeader> header = head.lines().stream().findFirst().map(CsvHeader::sniff);
    if (header.filter(JiraCsvTickets::fits).isPresent()) {
      return Optional.of(JIRA_CSV);
    }
    return header.filter(ServiceNowCsvTickets::fits).map(found -> SERVICENOW_CSV);
  }

  /**
   * The reader for this format.
   *
   * @param zone where times without an offset were written
   */
  public RowReader<Ticket> reader(ZoneId zone) {
    return reader(zone, false);
  }

  /**
   * The reader for this format.
   *
   * @param internal whether notes that requesters do not see are read too
   */
  public RowReader<Ticket> reader(ZoneId zone, boolean internal) {
    return switch (this) {
      case JIRA_CSV -> new JiraCsvTickets(zone);
      case JIRA_JSON -> new JiraJsonTickets(zone, internal);
      case ZENDESK -> new ZendeskTickets(zone, internal);
      case SERVICENOW_JSON -> new ServiceNowJsonTickets(zone);
      case SERVICENOW_CSV -> new ServiceNowCsvTickets(zone);
      case GITHUB_ISSUES -> new GithubIssues();
    };
  }

  /**
   * A reader that looks at each file first and reads it in its format; one it does not know is
   * skipped.
   */
  public static RowReader<Ticket> anyReader(ZoneId zone) {
    return anyReader(zone, false);
  }

  /** The same, with the notes that requesters do not see or without them. */
  public static RowReader<Ticket> anyReader(ZoneId zone, boolean internal) {
    return (path, in, sink) -> {
      var bytes = FileHead.markable(in);
      FileHead head = FileHead.of(bytes);
      Optional<TicketFormat> format = detect(head);
      if (format.isPresent()) {
        format.get().reader(zone, internal).read(path, bytes, sink);
      } else {
        sink.skipped(
            new SkippedItem(
                path,
                0,
                "is no ticket export that can be told by its content; the formats are " + names()));
      }
    };
  }
}
