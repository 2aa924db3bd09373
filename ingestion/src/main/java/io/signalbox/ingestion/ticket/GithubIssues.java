package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of GitHub issues in JSON, from the REST API or {@code gh issue list --json}, also one
 * object a line. A key is {@code #4711}; issues of a second repository in the same export are
 * {@code owner/name#4711}.
 */
final class GithubIssues implements RowReader<Ticket> {
  static final Set<String> WRAPPERS = Set.of("items", "issues");
  private static final Pattern REPOSITORY =
      Pattern.compile("https?://[^/]+(?:/api/v3)?(?:/repos)?/([^/]+/[^/]+)/(?:issues|pull)/\\d+");
  private static final TimestampReader TIMES = new TimestampReader(ZoneOffset.UTC);

  static boolean fits(Set<String> names) {
    return names.contains("number") && names.contains("title") && names.contains("state");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ticket> sink) throws IOException {
    Export export = new Export(new TicketIntake(path, sink));
    new JsonRows(path, WRAPPERS, sink, export::take).read(in);
  }

  /**
   * State of one export being read: the first repository, whose issues have keys without a
   * repository name.
   */
  private static final class Export {
    private final TicketIntake intake;
    private Optional<String> firstRepository = Optional.empty();

    Export(TicketIntake intake) {
      this.intake = intake;
    }

    void take(JsonRow row) {
      JsonNode issue = row.node();
      String link = JsonFields.any(issue, "html_url", "url").orElse("");
      String state = JsonFields.text(issue, "state");
      if (issue.hasNonNull("pull_request") || link.contains("/pull/")) {
        intake.leaveOut("a pull request");
      } else if (state.isEmpty()) {
        intake.skip(row.line(), "the issue has no state; expected open or closed");
      } else if (!state.equalsIgnoreCase("closed")) {
        intake.leaveOut("an open ticket");
      } else {
        intake.take(row.line(), draft(issue, link));
      }
    }

    private TicketIntake.TicketDraft draft(JsonNode issue, String link) {
      ResolutionSection body = ResolutionSection.of(JsonFields.text(issue, "body"));
      return new TicketIntake.TicketDraft(
          JsonFields.find(issue, "number")
              .map(number -> repository(link) + "#" + number)
              .orElse(""),
          JsonFields.text(issue, "title"),
          body.problem(),
          ResolutionText.of(body.resolution(), comments(issue)),
          JsonFields.any(issue, "closed_at", "closedAt").flatMap(TIMES::find),
          JsonFields.list(issue.path("assignees")).stream()
              .findFirst()
              .flatMap(person -> JsonFields.find(person, "login")),
          Optional.of(link).filter(url -> url.matches("https?://\\S+")),
          JsonFields.names(issue.path("labels")));
    }

    private String repository(String link) {
      Matcher matcher = REPOSITORY.matcher(link);
      Optional<String> repository =
          matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
      if (firstRepository.isEmpty()) {
        firstRepository = repository;
      }
      return repository.equals(firstRepository) ? "" : repository.orElse("");
    }

    /**
     * Returns the issue's comments; none where the field is only their number, as in lists of the
     * REST API.
     */
    private static List<TicketComment> comments(JsonNode issue) {
      String solver =
          JsonFields.list(issue.path("assignees")).stream()
              .findFirst()
              .map(person -> JsonFields.text(person, "login"))
              .orElse("");
      String requester = login(issue);
      return JsonFields.list(issue.path("comments")).stream()
          .map(
              comment ->
                  new TicketComment(
                      JsonFields.text(comment, "user", "type").equals("Bot")
                          ? "bot"
                          : login(comment),
                      JsonFields.text(comment, "body"),
                      TicketComment.part(login(comment), solver, requester)))
          .toList();
    }

    private static String login(JsonNode written) {
      return JsonFields.find(written, "user", "login")
          .or(() -> JsonFields.find(written, "author", "login"))
          .orElse("");
    }
  }
}
