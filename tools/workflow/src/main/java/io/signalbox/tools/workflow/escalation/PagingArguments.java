package io.signalbox.tools.workflow.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.route.HttpToolTarget.RequestForm;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts a stored paging request to the JSON arguments that PagerDuty, Opsgenie or a generic
 * service expects. Pure.
 */
final class PagingArguments {
  private static final JsonMapper JSON = new JsonMapper();

  /** Longest message that Opsgenie accepts, in characters. */
  private static final int LONGEST_MESSAGE = 130;

  private PagingArguments() {}

  /** Returns the deduplication key under which the paging service knows the escalation. */
  static String key(String body) {
    return read(body).path("key").asText();
  }

  /**
   * Returns the JSON arguments of the request; empty when this form of route cannot page.
   *
   * @param body as {@link PagingRequests} wrote it
   */
  static Optional<String> arguments(RequestForm form, String action, String body) {
    JsonNode told = read(body);
    String summary = told.path("summary").asText();
    ObjectNode arguments = JSON.createObjectNode();
    switch (form) {
      case PAGERDUTY_EVENT ->
          arguments
              .put("summary", summary)
              .put("source", told.path("service").asText())
              .put("severity", told.path("level").asText())
              .put("action", action)
              .put("dedup_key", told.path("key").asText());
      case OPSGENIE_ALERT -> {
        arguments
            .put("action", opsgenie(action))
            .put("alias", told.path("key").asText())
            .put("message", summary.substring(0, Math.min(summary.length(), LONGEST_MESSAGE)))
            .put("description", summary)
            .put("priority", priority(told.path("level").asText()));
        if (!told.path("team").asText().isEmpty()) {
          arguments.put("team", told.path("team").asText());
        }
      }
      case GENERIC ->
          arguments
              .put("action", action)
              .put("summary", summary)
              .put("service", told.path("service").asText())
              .put("team", told.path("team").asText())
              .put("severity", told.path("level").asText())
              .put("dedup_key", told.path("key").asText());
      case JIRA_ISSUE -> {
        return Optional.empty();
      }
    }
    return Optional.of(arguments.toString());
  }

  private static String opsgenie(String action) {
    return switch (action) {
      case "trigger" -> "create";
      case "resolve" -> "close";
      default -> action;
    };
  }

  private static String priority(String level) {
    return switch (Severity.Level.valueOf(level.toUpperCase(Locale.ROOT))) {
      case CRITICAL -> "P1";
      case ERROR -> "P2";
      case WARNING -> "P3";
      case INFO -> "P5";
    };
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the body of a route's call is JSON", e);
    }
  }
}
