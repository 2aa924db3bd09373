package io.signalbox.ingestion.live.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Client of the methods of Slack's Web API that read conversations. Slack answers errors with
 * status 200 and a word, which this class turns into failures. For one run.
 */
final class SlackMethods {
  private static final int PAGE = 200;

  /** Errors that say that a channel, a thread or a message is not there for the bot. */
  private static final Set<String> ABSENT =
      Set.of(
          "channel_not_found",
          "not_in_channel",
          "thread_not_found",
          "message_not_found",
          "user_not_found",
          "user_not_visible");

  private static final Set<String> REFUSED =
      Set.of(
          "invalid_auth",
          "not_authed",
          "token_revoked",
          "token_expired",
          "account_inactive",
          "missing_scope",
          "no_permission",
          "access_denied",
          "not_allowed_token_type",
          "ekm_access_denied");

  private final RestClient client;
  private final Map<String, Optional<JsonNode>> users = new HashMap<>();

  SlackMethods(RestClient client) {
    this.client = client;
  }

  /** Returns a page of a channel's messages, newest first; empty where the bot cannot read it. */
  Optional<JsonNode> history(String channel, String oldest, String cursor) {
    return call(
        "conversations.history",
        Map.of("channel", channel, "oldest", oldest, "cursor", cursor, "limit", "" + PAGE));
  }

  /** Returns a page of a thread's messages, oldest first; empty where there is no such thread. */
  Optional<JsonNode> replies(String channel, String thread, String cursor) {
    return call(
        "conversations.replies",
        Map.of("channel", channel, "ts", thread, "cursor", cursor, "limit", "" + PAGE));
  }

  /** Returns the channel; empty where the bot cannot see it. */
  Optional<JsonNode> channel(String id) {
    return call("conversations.info", Map.of("channel", id)).map(info -> info.path("channel"));
  }

  /** Returns the workspace and the bot that the token belongs to. */
  JsonNode identity() {
    return call("auth.test", Map.of())
        .orElseThrow(() -> SourceFailureException.ofCredentials("Slack does not know the bot"));
  }

  /** Returns a person or program by id, asked for once a run; empty for an unknown one. */
  Optional<JsonNode> user(String id) {
    Optional<JsonNode> known = users.get(id);
    if (known == null) {
      known = call("users.info", Map.of("user", id)).map(info -> info.path("user"));
      users.put(id, known);
    }
    return known;
  }

  /** Returns where the next page of an answer begins; empty on the last one. */
  static Optional<String> next(JsonNode page) {
    return JsonFields.find(page, "response_metadata", "next_cursor");
  }

  long requests() {
    return client.requests();
  }

  private Optional<JsonNode> call(String method, Map<String, String> arguments) {
    String query =
        new TreeMap<>(arguments)
            .entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(
                    each ->
                        each.getKey()
                            + "="
                            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    RestResponse response = client.get(method + (query.isEmpty() ? "" : "?" + query));
    JsonNode answer = RestClient.served(response, method).json();
    if (answer.path("ok").asBoolean(false)) {
      return Optional.of(answer);
    }
    String error = JsonFields.text(answer, "error");
    if (ABSENT.contains(error)) {
      return Optional.empty();
    }
    if (REFUSED.contains(error)) {
      throw SourceFailureException.ofCredentials(
          "Slack refuses "
              + method
              + ": "
              + error
              + JsonFields.find(answer, "needed").map(scope -> " (" + scope + ")").orElse(""));
    }
    throw SourceFailureException.ofItem(method + ": " + error, null);
  }
}
