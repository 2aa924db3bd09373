package io.signalbox.tools.ask.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * Sends MCP progress notifications of a call to a client that asked for them, and nothing to
 * others. Safe for use from several threads.
 */
public final class ProgressReport {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode token;
  private final Consumer<String> sent;
  private int steps;

  private ProgressReport(JsonNode token, Consumer<String> sent) {
    this.token = token;
    this.sent = sent;
  }

  /**
   * Creates the progress report of a request.
   *
   * @param sent takes messages that go before the answer
   */
  static ProgressReport of(JsonNode request, Consumer<String> sent) {
    return new ProgressReport(request.path("params").path("_meta").path("progressToken"), sent);
  }

  /** Returns whether the client asked for progress notifications. */
  boolean isWanted() {
    return token.isTextual() || token.isIntegralNumber();
  }

  /**
   * Sends a notification of the next step; the total number of steps is unknown.
   *
   * @param step in a few words
   */
  public synchronized void at(String step) {
    if (!isWanted()) {
      return;
    }
    steps++;
    ObjectNode message =
        JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/progress");
    message
        .putObject("params")
        .put("progress", steps)
        .put("message", step)
        .set("progressToken", token);
    sent.accept(message.toString());
  }
}
