package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.route.HttpToolTarget;
import io.signalbox.tools.core.upstream.Upstream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds HTTP requests from tool arguments: PagerDuty's Events API v2, Opsgenie alerts, Jira
 * issues, and any other by template. An argument can fill a place in a template and nothing else:
 * in an address it is percent-encoded, in a body it is JSON.
 */
final class ToolRequests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final String PAGER_DUTY =
      """
      {"type":"object","additionalProperties":false,"required":["summary","source","severity"],"properties":{
      "summary":{"type":"string","minLength":1,"maxLength":1024},"source":{"type":"string","minLength":1},
      "severity":{"enum":["critical","error","warning","info"]},
      "action":{"enum":["trigger","acknowledge","resolve"]},"dedup_key":{"type":"string","maxLength":255}}}\
      """;
  private static final String OPSGENIE =
      """
      {"type":"object","additionalProperties":false,"required":["message"],"properties":{
      "message":{"type":"string","minLength":1,"maxLength":130},"description":{"type":"string"},
      "priority":{"enum":["P1","P2","P3","P4","P5"]},"team":{"type":"string"},
      "action":{"enum":["create","acknowledge","close"]},"alias":{"type":"string","minLength":1,"maxLength":512}},
      "dependentRequired":{"action":["alias"]}}\
      """;
  private static final String JIRA =
      """
      {"type":"object","additionalProperties":false,"required":["project","summary"],"properties":{
      "project":{"type":"string","pattern":"^[A-Z][A-Z0-9_]+$"},"summary":{"type":"string","minLength":1,"maxLength":255},
      "description":{"type":"string"},"type":{"type":"string"}}}\
      """;
  private static final String ANYTHING = "{\"type\":\"object\"}";

  private ToolRequests() {}

  /** Returns the JSON schema of the tool's arguments. */
  static String schema(HttpToolTarget target) {
    return target
        .parameters()
        .orElse(
            switch (target.form()) {
              case GENERIC -> ANYTHING;
              case PAGERDUTY_EVENT -> PAGER_DUTY;
              case OPSGENIE_ALERT -> OPSGENIE;
              case JIRA_ISSUE -> JIRA;
            });
  }

  static Upstream.Request request(HttpToolTarget target, JsonNode arguments, String callId) {
    Map<String, String> headers = new LinkedHashMap<>(target.headers());
    headers.put("content-type", "application/json");
    String key = target.key().map(Secret::reveal).orElse("");
    String body =
        switch (target.form()) {
          case GENERIC -> {
            authorise(headers, "Bearer ", key);
            yield target.body().map(t -> filled(t, arguments, ToolRequests::json)).orElse("");
          }
          case PAGERDUTY_EVENT -> pagerDuty(arguments, key, callId).toString();
          case OPSGENIE_ALERT -> {
            authorise(headers, "GenieKey ", key);
            yield opsgenie(arguments, callId).toString();
          }
          case JIRA_ISSUE -> {
            // A key with a colon is a user with a token, as Jira Cloud wants it.
            String basic = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            authorise(
                headers, key.contains(":") ? "Basic " : "Bearer ", key.contains(":") ? basic : key);
            yield jira(arguments).toString();
          }
        };
    return new Upstream.Request(
        target.method().name(),
        address(target, arguments),
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the URL; Opsgenie acknowledges and closes an alert below the URL of its alerts. Source:
   * docs.opsgenie.com/docs/alert-api, Acknowledge Alert and Close Alert.
   */
  private static URI address(HttpToolTarget target, JsonNode arguments) {
    String url = filled(target.url(), arguments, ToolRequests::encoded);
    boolean below = target.form() == HttpToolTarget.RequestForm.OPSGENIE_ALERT && !isNew(arguments);
    return URI.create(
        below
            ? "%s/%s/%s?identifierType=alias"
                .formatted(url, encoded(arguments.path("alias")), arguments.path("action").asText())
            : url);
  }

  private static boolean isNew(JsonNode arguments) {
    return arguments.path("action").asText("create").equals("create");
  }

  private static void authorise(Map<String, String> headers, String scheme, String key) {
    if (!key.isEmpty()) {
      headers.put("authorization", scheme + key);
    }
  }

  private static ObjectNode pagerDuty(JsonNode arguments, String key, String callId) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("routing_key", key)
            .put("event_action", arguments.path("action").asText("trigger"))
            .put("dedup_key", arguments.path("dedup_key").asText(callId));
    event
        .putObject("payload")
        .put("summary", arguments.path("summary").asText())
        .put("source", arguments.path("source").asText())
        .put("severity", arguments.path("severity").asText());
    return event;
  }

  private static ObjectNode opsgenie(JsonNode arguments, String callId) {
    if (!isNew(arguments)) {
      return JSON.createObjectNode()
          .put("source", "signalbox")
          .put("note", arguments.path("message").asText());
    }
    ObjectNode alert =
        JSON.createObjectNode()
            .put("message", arguments.path("message").asText())
            .put("alias", arguments.path("alias").asText(callId))
            .put("priority", arguments.path("priority").asText("P3"));
    if (arguments.has("description")) {
      alert.put("description", arguments.path("description").asText());
    }
    if (arguments.has("team")) {
      alert
          .putArray("responders")
          .addObject()
          .put("type", "team")
          .put("name", arguments.path("team").asText());
    }
    return alert;
  }

  private static ObjectNode jira(JsonNode arguments) {
    ObjectNode issue = JSON.createObjectNode();
    ObjectNode fields = issue.putObject("fields");
    fields.putObject("project").put("key", arguments.path("project").asText());
    fields.putObject("issuetype").put("name", arguments.path("type").asText("Task"));
    fields.put("summary", arguments.path("summary").asText());
    fields.put("description", arguments.path("description").asText(""));
    return issue;
  }

  private static String filled(
      String template, JsonNode arguments, Function<JsonNode, String> written) {
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    while (place.find()) {
      JsonNode value = arguments.path(place.group(1));
      place.appendReplacement(out, Matcher.quoteReplacement(written.apply(value)));
    }
    return place.appendTail(out).toString();
  }

  private static String json(JsonNode value) {
    return value.isMissingNode() ? "null" : value.toString();
  }

  private static String encoded(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
