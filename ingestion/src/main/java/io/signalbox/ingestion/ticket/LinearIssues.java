package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.TimestampReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** JSON mapping of Linear issues, bare or in the response to a GraphQL query. */
final class LinearIssues implements JsonTicketLayout {
  @Override
  public boolean fits(Set<String> names) {
    return names.contains("identifier") && names.contains("title");
  }

  /** Returns whether the file looks like a GraphQL response, in which issues are deeply nested. */
  static boolean isAnswer(FileHead head) {
    return head.text().stripLeading().startsWith("{")
        && head.text().contains("\"nodes\"")
        && head.text().contains("\"identifier\"");
  }

  @Override
  public Set<String> wrappers() {
    return Set.of("issues", "nodes");
  }

  @Override
  public Stream<JsonNode> tickets(JsonNode row) {
    JsonNode nodes = row.at("/data/issues/nodes");
    JsonNode own = nodes.isArray() ? nodes : row.at("/issues/nodes");
    return own.isArray() ? JsonFields.list(own).stream() : Stream.of(row);
  }

  @Override
  public Optional<String> other(JsonNode issue) {
    boolean isCancelled =
        JsonFields.find(issue, "canceledAt").isPresent()
            || JsonFields.text(issue, "state", "type").equals("canceled");
    return isCancelled ? Optional.of("a cancelled ticket") : Optional.empty();
  }

  @Override
  public boolean isResolved(JsonNode issue) {
    return JsonFields.find(issue, "completedAt").isPresent()
        || JsonFields.text(issue, "state", "type").equals("completed");
  }

  @Override
  public TicketIntake.TicketDraft draft(JsonNode issue, TimestampReader times, boolean internal) {
    ResolutionSection body = ResolutionSection.of(JsonFields.text(issue, "description"));
    String solver = JsonTicketLayout.person(issue.path("assignee"));
    String requester = JsonTicketLayout.person(issue.path("creator"));
    List<TicketComment> comments =
        members(issue.path("comments")).stream()
            .map(
                comment -> {
                  String author = JsonTicketLayout.person(comment.path("user"));
                  return new TicketComment(
                      author,
                      JsonFields.text(comment, "body"),
                      TicketComment.part(author, solver, requester));
                })
            .toList();
    return new TicketIntake.TicketDraft(
        JsonFields.text(issue, "identifier"),
        JsonFields.text(issue, "title"),
        body.problem(),
        ResolutionText.of(body.resolution(), comments),
        JsonFields.find(issue, "completedAt").flatMap(times::find),
        JsonFields.find(issue, "team", "name")
            .or(() -> Optional.of(solver).filter(name -> !name.isEmpty())),
        JsonFields.find(issue, "url").filter(url -> url.matches("https?://\\S+")),
        members(issue.path("labels")).stream()
            .flatMap(label -> JsonFields.find(label, "name").stream())
            .toList());
  }

  private static List<JsonNode> members(JsonNode connection) {
    return JsonFields.list(connection.has("nodes") ? connection.path("nodes") : connection);
  }
}
