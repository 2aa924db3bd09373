package io.signalbox.ingestion.source;

import java.util.Set;

/** What a source holds, and so which readers its files are given to. */
public enum SourceKind {
  /** Runbooks and other pages: Markdown and HTML. */
  PAGES(Set.of("md", "markdown", "mdx", "html", "htm")),
  /** On-call tables: CSV, iCalendar, PagerDuty schedules. */
  ON_CALL(Set.of("csv", "ics", "json")),
  /** Ownership: Backstage catalogue files, CSV. */
  OWNERSHIP(Set.of("csv", "yaml", "yml")),
  /** Ticket exports: Jira, Zendesk, ServiceNow, GitHub. */
  TICKETS(Set.of("csv", "json", "jsonl", "ndjson"));

  private final Set<String> extensions;

  SourceKind(Set<String> extensions) {
    this.extensions = extensions;
  }

  /** File name endings that belong to this kind, in lower case; other files are left alone. */
  public Set<String> extensions() {
    return extensions;
  }
}
