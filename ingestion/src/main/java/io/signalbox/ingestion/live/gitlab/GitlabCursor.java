package io.signalbox.ingestion.live.gitlab;

import io.signalbox.ingestion.live.gitlab.GitlabRights.ProjectPart;
import java.util.Optional;

/**
 * Parsed change cursor of a GitLab project: times up to which issues and merge requests are stored.
 *
 * @param issues time of the last change of an issue; empty at the beginning
 * @param merges time of the last change of a merge request
 * @param part at which a run goes on
 * @param page its page among changes of the same time
 */
record GitlabCursor(String issues, String merges, ProjectPart part, int page) {
  static GitlabCursor parse(Optional<String> text) {
    String[] at = text.orElse("  ISSUES 1").split(" ", -1);
    return new GitlabCursor(at[0], at[1], ProjectPart.valueOf(at[2]), Integer.parseInt(at[3]));
  }

  String text() {
    return issues + " " + merges + " " + part + " " + page;
  }

  /** Returns the time from which the next query asks for changes of the current part. */
  String since() {
    return part == ProjectPart.ISSUES ? issues : merges;
  }

  /** Returns the cursor after a page of results whose last change has this time. */
  GitlabCursor after(String last, boolean full) {
    int next = full && last.equals(since()) ? page + 1 : 1;
    return part == ProjectPart.ISSUES
        ? new GitlabCursor(last, merges, part, next)
        : new GitlabCursor(issues, last, part, next);
  }

  GitlabCursor nextPart() {
    return new GitlabCursor(issues, merges, part.next(), 1);
  }

  /** Returns the cursor with which the next run begins. */
  GitlabCursor begin() {
    return new GitlabCursor(issues, merges, ProjectPart.ISSUES, 1);
  }
}
