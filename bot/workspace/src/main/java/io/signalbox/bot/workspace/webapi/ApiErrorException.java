package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.List;

/** Signals that a Web API method refuses a call, with Slack's error code and details. */
final class ApiErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final transient ObjectNode details;

  ApiErrorException(String code) {
    this(code, JsonTrees.object());
  }

  private ApiErrorException(String code, ObjectNode details) {
    super(code);
    this.code = code;
    this.details = details;
  }

  static ApiErrorException withMessages(String code, List<String> messages) {
    ObjectNode details = JsonTrees.object();
    details.putObject("response_metadata").set("messages", JsonTrees.strings(messages));
    return new ApiErrorException(code, details);
  }

  static ApiErrorException missing(String argument) {
    return withMessages(
        "invalid_arguments", List.of("[ERROR] missing required field: " + argument));
  }

  static ApiErrorException missingScope(String needed, String provided) {
    return new ApiErrorException(
        "missing_scope", JsonTrees.object().put("needed", needed).put("provided", provided));
  }

  String code() {
    return code;
  }

  ObjectNode json() {
    ObjectNode json = JsonTrees.object().put("ok", false).put("error", code);
    return json.setAll(details);
  }
}
