package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Writes errors of the gateway as JSON in the form that clients of each protocol expect. */
public final class ErrorBody {
  private static final JsonMapper JSON = new JsonMapper();

  /** Sequence number of the error event, higher than that of any other event. */
  private static final int LAST = 1_000_000;

  private ErrorBody() {}

  /**
   * Returns the JSON body of an error answer.
   *
   * @param code for programmes, such as {@code budget_exhausted}
   */
  public static byte[] of(ApiProtocol shape, int status, String code, String sentence) {
    return node(shape, status, code, sentence).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a server-sent event that reports an error after an answer has begun. */
  public static byte[] event(ApiProtocol shape, int status, String code, String sentence) {
    if (shape == ApiProtocol.OPENAI_RESPONSES) {
      return failedResponse(status, code, sentence);
    }
    String name = shape == ApiProtocol.ANTHROPIC_MESSAGES ? "event: error\n" : "";
    return (name + "data: " + node(shape, status, code, sentence) + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the two events that report an error in a Responses stream, since OpenAI's clients
   * differ in the one they read.
   */
  private static byte[] failedResponse(int status, String code, String sentence) {
    ObjectNode error = JSON.createObjectNode().put("type", "error").put("sequence_number", LAST);
    error.put("code", code).put("message", sentence).putNull("param");
    error.set("error", node(ApiProtocol.OPENAI_RESPONSES, status, code, sentence).get("error"));
    ObjectNode failed = JSON.createObjectNode().put("type", "response.failed");
    ObjectNode response = failed.put("sequence_number", LAST + 1).putObject("response");
    response.put("id", "resp_failed").put("object", "response").put("status", "failed");
    response.putObject("error").put("code", code).put("message", sentence);
    response.putArray("output");
    return ("event: error\ndata: " + error + "\n\nevent: response.failed\ndata: " + failed + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode node(ApiProtocol shape, int status, String code, String sentence) {
    ObjectNode root = JSON.createObjectNode();
    if (shape == ApiProtocol.ANTHROPIC_MESSAGES) {
      root.put("type", "error");
      root.putObject("error").put("type", anthropicType(status)).put("message", sentence);
      return root;
    }
    root.putObject("error")
        .put("message", sentence)
        .put("type", openAiType(status))
        .putNull("param")
        .put("code", code);
    return root;
  }

  private static String anthropicType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 502, 503, 504 -> "overloaded_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  private static String openAiType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }
}
