package io.signalbox.ingestion.source;

import java.util.Locale;
import java.util.Set;

/** Content of a source, which selects the readers of its files. */
public enum SourceKind {
  /** Runbooks and other pages: Markdown and HTML. */
  PAGES,
  /** On-call tables: CSV, iCalendar, PagerDuty schedules. */
  ON_CALL,
  /** Ownership: Backstage catalogue files, CSV. */
  OWNERSHIP,
  /** Ticket exports: Jira, Zendesk, ServiceNow, GitHub. */
  TICKETS;

  /** File name endings that belong to this kind, in lower case; other files are left alone. */
  public Set<String> extensions() {
    return switch (this) {
      case PAGES -> Set.of("md", "markdown", "mdx", "html", "htm");
      case ON_CALL -> Set.of("csv", "ics", "json");
      case OWNERSHIP -> Set.of("csv", "yaml", "yml");
      case TICKETS -> Set.of("csv", "json", "jsonl", "ndjson");
    };
  }

  /** Returns whether a file of this name belongs to this kind. */
  boolean reads(String fileName) {
    return extensions()
        .contains(fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Returns whether what is read becomes documents; else it becomes rows of a table. */
  public boolean hasDocuments() {
    return this == PAGES || this == TICKETS;
  }
}
