package io.signalbox.ingestion.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kind of content of a folder source (pages, on-call, ownership, tickets), which selects the
 * readers of its files.
 */
public enum SourceKind {
  /** Runbooks and other pages: Markdown, HTML, reStructuredText, AsciiDoc, Org, plain text. */
  PAGES,
  /** On-call tables: CSV, iCalendar, PagerDuty schedules. */
  ON_CALL,
  /** Ownership: Backstage catalogue files, CSV. */
  OWNERSHIP,
  /**
   * Ticket exports: Jira, Zendesk, ServiceNow, GitHub, GitLab, Linear and others; a Slack export.
   */
  TICKETS;

  /** Names of text files for tools rather than people, such as requirements.txt. */
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "(?:.*requirements.*|constraints.*|robots|humans|security|license.*|licence.*|copying|notice"
              + "|cmakelists|manifest|sources|version|\\d+)\\.txt");

  /** Returns the file name endings of this kind, in lower case; other files are ignored. */
  public Set<String> extensions() {
    return switch (this) {
      case PAGES ->
          Set.of(
              "md",
              "markdown",
              "mdx",
              "html",
              "htm",
              "xhtml",
              "rst",
              "rest",
              "adoc",
              "asciidoc",
              "org",
              "txt",
              "erb",
              "pdf",
              "docx",
              "pptx",
              "odt");
      case ON_CALL -> Set.of("csv", "ics", "json");
      case OWNERSHIP -> Set.of("csv", "yaml", "yml");
      case TICKETS -> Set.of("csv", "json", "jsonl", "ndjson", "xml");
    };
  }

  /** Returns whether a file of this name belongs to this kind. */
  public boolean reads(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (this == OWNERSHIP && name.equals("codeowners")) {
      return true;
    }
    if (name.endsWith(".erb")) {
      return this == PAGES && reads(name.substring(0, name.length() - ".erb".length()));
    }
    if (name.endsWith(".txt") && NO_PAGE.matcher(name).matches()) {
      return false;
    }
    return extensions()
        .contains(fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Returns whether files of this kind become documents; otherwise they become rows of a table. */
  public boolean hasDocuments() {
    return this == PAGES || this == TICKETS;
  }
}
