package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.util.Optional;

/**
 * REST calls to Jira addresses that need administration permissions, where refusal is not a
 * failure. Jira answers 401 where only that permission is missing, as it does where the token is
 * wrong.
 */
final class JiraAdministration {
  private final JiraSettings settings;
  private final RestClient client;

  JiraAdministration(JiraSettings settings, RestClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** Fetches the JSON at this path; empty where the token may not read it or it does not exist. */
  Optional<JsonNode> find(String path) {
    try {
      RestResponse answer = client.get(settings.api() + path);
      return answer.isOk() ? Optional.of(answer.json()) : Optional.empty();
    } catch (SourceFailureException e) {
      if (e.kind() == SourceFailureException.FailureKind.CREDENTIALS) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
