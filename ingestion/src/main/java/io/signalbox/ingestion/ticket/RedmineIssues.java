package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** JSON mapping of Redmine issues from the REST API, with journals where they were requested. */
final class RedmineIssues implements JsonTicketLayout {
  @Override
  public boolean fits(Set<String> names) {
    return names.contains("subject") && names.contains("tracker") && names.contains("id");
  }

  @Override
  public Set<String> wrappers() {
    return Set.of("issues");
  }

  @Override
  public Stream<JsonNode> tickets(JsonNode row) {
    return Stream.of(row.path("issue").isObject() ? row.path("issue") : row);
  }

  @Override
  public boolean isResolved(JsonNode issue) {
    return issue.path("status").path("is_closed").asBoolean(false)
        || JsonFields.find(issue, "closed_on").isPresent()
        || ResolvedStatus.isResolved("", "", JsonFields.text(issue, "status", "name"));
  }

  @Override
  public TicketIntake.TicketDraft draft(JsonNode issue, TimestampReader times, boolean internal) {
    Optional<String> assignee = JsonFields.find(issue, "assigned_to", "name");
    ResolutionSection body = ResolutionSection.of(JsonFields.text(issue, "description"));
    return new TicketIntake.TicketDraft(
        JsonFields.find(issue, "id").map(id -> "#" + id).orElse(""),
        JsonFields.text(issue, "subject"),
        body.problem(),
        ResolutionText.of(body.resolution(), journals(issue, assignee.orElse(""), internal)),
        JsonFields.find(issue, "closed_on").flatMap(times::find),
        JsonFields.find(issue, "category", "name").or(() -> assignee),
        Optional.empty(),
        JsonFields.find(issue, "project", "name").stream().toList());
  }

  private static List<TicketComment> journals(JsonNode issue, String solver, boolean internal) {
    String requester = JsonFields.text(issue, "author", "name");
    return JsonFields.list(issue.path("journals")).stream()
        .filter(journal -> internal || !journal.path("private_notes").asBoolean(false))
        .map(
            journal -> {
              String author = JsonFields.text(journal, "user", "name");
              return new TicketComment(
                  author,
                  JsonFields.text(journal, "notes"),
                  TicketComment.part(author, solver, requester));
            })
        .toList();
  }
}
