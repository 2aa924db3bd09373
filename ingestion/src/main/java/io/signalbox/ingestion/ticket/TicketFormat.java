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

/** Supported formats of ticket exports, with their detection and parsers. */
public enum TicketFormat {
  JIRA_CSV("jira-csv"),
  JIRA_JSON("jira-json"),
  ZENDESK("zendesk"),
  SERVICENOW_CSV("servicenow-csv"),
  SERVICENOW_JSON("servicenow-json"),
  SERVICENOW_XML("servicenow-xml"),
  GITHUB_ISSUES("github-issues"),
  GITLAB_CSV("gitlab-csv"),
  GITLAB_JSON("gitlab-json"),
  LINEAR_CSV("linear-csv"),
  LINEAR_JSON("linear-json"),
  FRESHDESK_CSV("freshdesk-csv"),
  FRESHDESK_JSON("freshdesk-json"),
  REDMINE_CSV("redmine-csv"),
  REDMINE_JSON("redmine-json");

  private final String settingName;

  TicketFormat(String settingName) {
    this.settingName = settingName;
  }

  /** Returns the name used in settings and messages. */
  public String settingName() {
    return settingName;
  }

  /** Returns the format with this name in settings; empty when there is none. */
  public static Optional<TicketFormat> named(String settingName) {
    return Stream.of(values()).filter(format -> format.settingName.equals(settingName)).findFirst();
  }

  /** Returns all names, for messages. */
  public static String names() {
    return Stream.of(values()).map(TicketFormat::settingName).collect(Collectors.joining(", "));
  }

  /**
   * Detects the format from the column names of a file's header or the field names of its first
   * objects. A format whose names include those of another is tried first.
   */
  public static Optional<TicketFormat> detect(FileHead head) {
    if (ServiceNowXmlTickets.fits(head)) {
      return Optional.of(SERVICENOW_XML);
    }
    List<Set<String>> shape = JsonShape.of(head);
    Optional<TicketFormat> json =
        Stream.of(
                JIRA_JSON,
                SERVICENOW_JSON,
                GITHUB_ISSUES,
                GITLAB_JSON,
                REDMINE_JSON,
                FRESHDESK_JSON,
                ZENDESK,
                LINEAR_JSON)
            .filter(format -> shape.stream().anyMatch(format::fitsNames))
            .findFirst()
            .or(() -> LinearIssues.isAnswer(head) ? Optional.of(LINEAR_JSON) : Optional.empty());
    return json.or(() -> head.lines().stream().findFirst().flatMap(TicketFormat::ofHeader));
  }

  private static Optional<TicketFormat> ofHeader(String firstLine) {
    CsvHeader header = CsvHeader.sniff(firstLine);
    return Stream.of(JIRA_CSV, SERVICENOW_CSV, GITLAB_CSV, REDMINE_CSV, FRESHDESK_CSV, LINEAR_CSV)
        .filter(format -> format.fitsHeader(header))
        .findFirst();
  }

  private boolean fitsHeader(CsvHeader header) {
    return switch (this) {
      case JIRA_CSV -> JiraCsvTickets.fits(header);
      case SERVICENOW_CSV -> ServiceNowCsvTickets.fits(header);
      case GITLAB_CSV -> CsvTicketLayout.GITLAB.fits().test(header);
      case REDMINE_CSV -> CsvTicketLayout.REDMINE.fits().test(header);
      case FRESHDESK_CSV -> CsvTicketLayout.FRESHDESK.fits().test(header);
      case LINEAR_CSV -> CsvTicketLayout.LINEAR.fits().test(header);
      default -> false;
    };
  }

  private boolean fitsNames(Set<String> names) {
    return switch (this) {
      case JIRA_JSON -> JiraJsonTickets.fits(names);
      case SERVICENOW_JSON -> ServiceNowJsonTickets.fits(names);
      case GITHUB_ISSUES -> GithubIssues.fits(names);
      case GITLAB_JSON -> new GitlabIssues().fits(names);
      case REDMINE_JSON -> new RedmineIssues().fits(names);
      case FRESHDESK_JSON -> new FreshdeskTickets().fits(names);
      case ZENDESK -> ZendeskTickets.fits(names);
      case LINEAR_JSON -> new LinearIssues().fits(names);
      default -> false;
    };
  }

  /**
   * Returns a parser for this format that leaves out internal notes.
   *
   * @param zone where times without an offset were written
   */
  public RowReader<Ticket> reader(ZoneId zone) {
    return reader(zone, false);
  }

  /**
   * Returns a parser for this format.
   *
   * @param internal whether notes that requesters do not see are read too
   */
  public RowReader<Ticket> reader(ZoneId zone, boolean internal) {
    return switch (this) {
      case JIRA_CSV -> new JiraCsvTickets(zone);
      case JIRA_JSON -> new JiraJsonTickets(zone, internal);
      case ZENDESK -> new ZendeskTickets(zone, internal);
      case SERVICENOW_JSON -> new ServiceNowJsonTickets(zone, internal);
      case SERVICENOW_CSV -> new ServiceNowCsvTickets(zone, internal);
      case SERVICENOW_XML -> new ServiceNowXmlTickets(zone, internal);
      case GITHUB_ISSUES -> new GithubIssues();
      case GITLAB_CSV -> new CsvTickets(CsvTicketLayout.GITLAB, zone, internal);
      case LINEAR_CSV -> new CsvTickets(CsvTicketLayout.LINEAR, zone, internal);
      case FRESHDESK_CSV -> new CsvTickets(CsvTicketLayout.FRESHDESK, zone, internal);
      case REDMINE_CSV -> new CsvTickets(CsvTicketLayout.REDMINE, zone, internal);
      case GITLAB_JSON -> new JsonTickets(new GitlabIssues(), zone, internal);
      case LINEAR_JSON -> new JsonTickets(new LinearIssues(), zone, internal);
      case FRESHDESK_JSON -> new JsonTickets(new FreshdeskTickets(), zone, internal);
      case REDMINE_JSON -> new JsonTickets(new RedmineIssues(), zone, internal);
    };
  }

  /** Returns a parser that detects the format of each file; files of unknown format are skipped. */
  public static RowReader<Ticket> anyReader(ZoneId zone) {
    return anyReader(zone, false);
  }

  /** Returns a parser that detects the format of each file, with or without internal notes. */
  public static RowReader<Ticket> anyReader(ZoneId zone, boolean internal) {
    return (path, in, sink) -> {
      var bytes = FileHead.markable(in);
      FileHead head = FileHead.of(bytes);
      Optional<TicketFormat> format = detect(head);
      if (format.isPresent()) {
        format.get().reader(zone, internal).read(path, bytes, sink);
      } else {
        unknown(path, head).ifPresent(sink::skipped);
      }
    };
  }

  /** Returns the report of a file whose format cannot be detected; empty when it can. */
  public static Optional<SkippedItem> unknown(String path, FileHead head) {
    return detect(head).isPresent()
        ? Optional.empty()
        : Optional.of(
            new SkippedItem(
                path, 0, "is not recognised as a ticket export; the formats are " + names()));
  }
}
