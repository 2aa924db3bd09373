package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.Json;
import java.util.List;

/** A method refuses: Slack's error code, and what Slack says beside it. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final transient ObjectNode details;

  ApiError(String code) {
    this(code, Json.object());
  }

  private ApiError(String code, ObjectNode details) {
    super(code);
    this.code = code;
    this.details = details;
  }

  static ApiError withMessages(String code, List<String> messages) {
    ObjectNode details = Json.object();
    details.putObject("response_metadata").set("messages", Json.strings(messages));
    return new ApiError(code, details);
  }

  static ApiError missing(String argument) {
    return withMessages(
        "invalid_arguments", List.of("[ERROR] missing required field: " + argument));
  }

  static ApiError missingScope(String needed, String provided) {
    return new ApiError(
        "missing_scope", Json.object().put("needed", needed).put("provided", provided));
  }

  String code() {
    return code;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("ok", false).put("error", code);
    return json.setAll(details);
  }
}
