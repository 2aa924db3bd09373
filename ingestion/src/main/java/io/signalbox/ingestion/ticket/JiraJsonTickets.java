package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.markup.AtlassianDocument;
import io.signalbox.ingestion.markup.HtmlText;
import io.signalbox.ingestion.markup.WikiMarkup;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parser of Jira issues in the JSON of the REST API: {@code {"issues": […]}}, an array or one
 * object a line. Text may be wiki markup (server, version 2) or Atlassian's document format (cloud,
 * version 3).
 */
final class JiraJsonTickets implements RowReader<Ticket> {
  static final Set<String> WRAPPERS = Set.of("issues");
  private static final Pattern SITE = Pattern.compile("^(https?://[^\\s]+?)/rest/.*");

  private final TimestampReader times;
  private final boolean internal;

  /**
   * @param internal whether notes that customers do not see are read too
   */
  JiraJsonTickets(ZoneId zone, boolean internal) {
    times = new TimestampReader(zone);
    this.internal = internal;
  }

  static boolean fits(Set<String> names) {
    return names.contains("key") && names.contains("fields");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    TicketIntake intake = new TicketIntake(path, sink);
    new JsonRows(path, WRAPPERS, sink, row -> take(row, intake)).read(in);
  }

  private void take(JsonRow row, TicketIntake intake) {
    JsonNode issue = row.node();
    JsonNode fields = issue.path("fields");
    if (!fields.isObject()) {
      intake.skip(row.line(), "the issue has no object \"fields\"");
      return;
    }
    String resolution = JsonFields.text(fields, "resolution", "name");
    String category = JsonFields.text(fields, "status", "statusCategory", "key");
    boolean dated = JsonFields.find(fields, "resolutiondate").isPresent();
    if (!dated
        && !ResolvedStatus.isResolved(
            resolution, category, JsonFields.text(fields, "status", "name"))) {
      intake.leaveOut("an open ticket");
      return;
    }
    String key = JsonFields.text(issue, "key");
    intake.take(
        row.line(),
        new TicketIntake.TicketDraft(
            key,
            JsonFields.text(fields, "summary"),
            markdown(fields.path("description")),
            ResolutionText.of(resolution, comments(fields)),
            JsonFields.find(fields, "resolutiondate").flatMap(times::find),
            JsonFields.find(fields, "team", "name")
                .or(() -> JsonFields.find(fields, "assignee", "displayName"))
                .or(() -> JsonFields.find(fields, "assignee", "name")),
            link(JsonFields.text(issue, "self"), key),
            Stream.concat(
                    JsonFields.names(fields.path("labels")).stream(),
                    JsonFields.names(fields.path("components")).stream())
                .toList()));
  }

  private List<TicketComment> comments(JsonNode fields) {
    String solver = person(fields.path("assignee"));
    String requester = person(fields.path("reporter"));
    return JsonFields.list(fields.path("comment").path("comments")).stream()
        .filter(comment -> internal || isForAll(comment))
        .map(
            comment ->
                new TicketComment(
                    comment.path("author").path("accountType").asText().equals("app")
                        ? "bot"
                        : JsonFields.any(comment.path("author"), "displayName", "name").orElse(""),
                    markdown(comment.path("body")),
                    TicketComment.part(person(comment.path("author")), solver, requester)))
        .toList();
  }

  /** Returns whether a comment is public, not internal or limited to a role or group. */
  private static boolean isForAll(JsonNode comment) {
    return comment.path("jsdPublic").asBoolean(true) && !comment.path("visibility").has("value");
  }

  private static String person(JsonNode person) {
    return JsonFields.any(person, "accountId", "key", "name", "displayName").orElse("");
  }

  private static String markdown(JsonNode text) {
    if (text.isObject()) {
      return AtlassianDocument.toMarkdown(text);
    }
    String plain = text.isTextual() ? text.asText() : "";
    return HtmlText.isHtml(plain) ? HtmlText.toMarkdown(plain) : WikiMarkup.toMarkdown(plain);
  }

  private static Optional<String> link(String self, String key) {
    Matcher site = SITE.matcher(self);
    return site.matches() && !key.isEmpty()
        ? Optional.of(site.group(1) + "/browse/" + key)
        : Optional.empty();
  }
}
