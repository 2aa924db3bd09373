package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * JSON mapping of GitLab issues, from the REST API (notes added) or the {@code issues.ndjson} of a
 * project export.
 */
final class GitlabIssues implements JsonTicketLayout {
  @Override
  public boolean fits(Set<String> names) {
    return names.contains("iid") && names.contains("title") && names.contains("state");
  }

  @Override
  public Set<String> wrappers() {
    return Set.of("issues");
  }

  @Override
  public Optional<String> other(JsonNode issue) {
    return issue.has("merge_status") || issue.has("source_branch")
        ? Optional.of("a merge request")
        : Optional.empty();
  }

  @Override
  public boolean isResolved(JsonNode issue) {
    return JsonFields.text(issue, "state").equalsIgnoreCase("closed");
  }

  @Override
  public TicketIntake.TicketDraft draft(JsonNode issue, TimestampReader times, boolean internal) {
    ResolutionSection body = ResolutionSection.of(JsonFields.text(issue, "description"));
    String key = JsonFields.find(issue, "iid").map(number -> "#" + number).orElse("");
    return new TicketIntake.TicketDraft(
        JsonFields.find(issue, "references", "full").orElse(key),
        JsonFields.text(issue, "title"),
        body.problem(),
        ResolutionText.of(body.resolution(), notes(issue, internal)),
        JsonFields.find(issue, "closed_at").flatMap(times::find),
        Optional.of(assignee(issue)).map(JsonTicketLayout::person).filter(name -> !name.isEmpty()),
        JsonFields.find(issue, "web_url").filter(url -> url.matches("https?://\\S+")),
        JsonFields.names(issue.path("labels")));
  }

  private static JsonNode assignee(JsonNode issue) {
    return JsonFields.list(issue.path("assignees")).stream()
        .findFirst()
        .orElse(issue.path("assignee"));
  }

  /**
   * Returns the issue's notes as comments; a project export names people by id, the REST API by
   * account name.
   */
  private static List<TicketComment> notes(JsonNode issue, boolean internal) {
    String solver =
        JsonFields.find(assignee(issue), "username")
            .or(() -> JsonFields.find(assignee(issue), "user_id"))
            .orElse("");
    String requester =
        JsonFields.find(issue, "author", "username")
            .or(() -> JsonFields.find(issue, "author_id"))
            .orElse("");
    return JsonFields.list(issue.path("notes")).stream()
        .filter(note -> !note.path("system").asBoolean(false))
        .filter(
            note ->
                internal
                    || !(note.path("internal").asBoolean(false)
                        || note.path("confidential").asBoolean(false)))
        .map(
            note -> {
              String author =
                  JsonFields.find(note, "author", "username")
                      .or(() -> JsonFields.find(note, "author_id"))
                      .orElse("");
              return new TicketComment(
                  author,
                  JsonFields.any(note, "body", "note").orElse(""),
                  TicketComment.part(author, solver, requester));
            })
        .toList();
  }
}
