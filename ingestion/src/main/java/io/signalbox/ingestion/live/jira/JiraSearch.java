package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Searches Jira issues with JQL, page by page: by a token in the cloud, by an offset in Data
 * Center. Times in queries are epoch milliseconds, since Jira reads any other form in the zone of
 * the token's user.
 */
final class JiraSearch {
  /** Fields that determine who may see an issue and whether it changed. */
  static final List<String> FACTS =
      List.of("updated", "project", "security", "issuerestriction", "reporter", "assignee");

  /** Fields that are fetched for an issue's full content. */
  static final List<String> WHOLE =
      List.of(
          "updated",
          "project",
          "security",
          "issuerestriction",
          "reporter",
          "assignee",
          "summary",
          "description",
          "status",
          "resolution",
          "resolutiondate",
          "labels",
          "components",
          "comment");

  private final JiraSettings settings;
  private final RestClient client;

  /**
   * One page of search results.
   *
   * @param next where the next one begins; empty on the last
   * @param refused whether Jira rejected the page token, as it does with an expired one
   */
  record IssuePage(List<JsonNode> issues, Optional<String> next, boolean refused) {
    IssuePage {
      issues = List.copyOf(issues);
    }
  }

  JiraSearch(JiraSettings settings, RestClient client) {
    this.settings = settings;
    this.client = client;
  }

  /**
   * Fetches one page of issues of the configured projects.
   *
   * @param rest further JQL condition and order
   * @param from where the last page said that it goes on; empty to begin
   */
  IssuePage page(String rest, Optional<String> from, int size, List<String> fields) {
    String keys =
        settings.projects().stream()
            .map(key -> "\"" + key + "\"")
            .collect(Collectors.joining(", ", "project in (", ")"));
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("jql", keys + rest).put("maxResults", size);
    fields.forEach(question.putArray("fields")::add);
    if (settings.cloud()) {
      from.ifPresent(token -> question.put("nextPageToken", token));
    } else {
      question.put("startAt", from.map(Integer::parseInt).orElse(0));
    }
    RestResponse answer =
        client.post(settings.api() + (settings.cloud() ? "search/jql" : "search"), "" + question);
    if (answer.status() == 400 && from.isPresent()) {
      return new IssuePage(List.of(), Optional.empty(), true);
    }
    JsonNode body = RestClient.served(answer, "the issues of " + settings.address()).json();
    List<JsonNode> issues = new ArrayList<>();
    body.path("issues").forEach(issues::add);
    return new IssuePage(issues, next(body, issues.size()), false);
  }

  private Optional<String> next(JsonNode body, int size) {
    if (settings.cloud()) {
      return Optional.of(body.path("nextPageToken").asText(""))
          .filter(token -> !token.isEmpty() && !token.equals("null"))
          .filter(token -> !body.path("isLast").asBoolean(false));
    }
    int end = body.path("startAt").asInt() + size;
    return size > 0 && end < body.path("total").asInt() ? Optional.of("" + end) : Optional.empty();
  }

  /** Returns the issue with all its comments, fetching those that a listing left out. */
  JsonNode withComments(JsonNode issue) {
    JsonNode listed = issue.path("fields").path("comment");
    int total = listed.path("total").asInt(0);
    if (listed.path("comments").size() >= total) {
      return issue;
    }
    ObjectNode whole = issue.deepCopy();
    ObjectNode fields = (ObjectNode) whole.path("fields");
    var comments = fields.putObject("comment").putArray("comments");
    String path = settings.api() + "issue/" + issue.path("id").asText() + "/comment";
    int start = 0;
    while (start < total) {
      JsonNode page =
          RestClient.served(
                  client.get(path + "?orderBy=created&maxResults=100&startAt=" + start),
                  "comments of an issue")
              .json()
              .path("comments");
      if (page.isEmpty()) {
        break;
      }
      page.forEach(comments::add);
      start += page.size();
    }
    return whole;
  }
}
