package io.signalbox.ingestion.ticket;

import java.util.Locale;
import java.util.Set;

/**
 * Decision whether a Jira issue is resolved: by its resolution, else its status category, else its
 * status.
 */
final class JiraStatus {
  private static final Set<String> RESOLVED =
      Set.of(
          "done",
          "closed",
          "resolved",
          "fixed",
          "complete",
          "completed",
          "released",
          "solved",
          "won't do",
          "won't fix",
          "cancelled",
          "canceled",
          "rejected",
          "declined",
          "verified");

  private JiraStatus() {}

  static boolean isResolved(String resolution, String category, String status) {
    boolean hasResolution =
        !resolution.isBlank() && !resolution.strip().equalsIgnoreCase("unresolved");
    return hasResolution
        || category.strip().equalsIgnoreCase("done")
        || RESOLVED.contains(status.strip().toLowerCase(Locale.ROOT));
  }
}
