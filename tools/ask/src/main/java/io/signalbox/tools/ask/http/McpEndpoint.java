package io.signalbox.tools.ask.http;

import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * MCP over streamable HTTP at {@code /mcp}, without sessions: one message a request, one answer a
 * response, any replica will do.
 */
public final class McpEndpoint implements AskEndpoint {
  private static final String PATH = "/mcp";
  private static final int MOST_BYTES = 1 << 20;

  private final MessageAnswers messages;

  /** Answers to messages, as {@code McpMessages} gives them. A port. */
  @FunctionalInterface
  public interface MessageAnswers {
    /**
     * @param header a header by its name in small letters
     */
    Answered answer(String body, Function<String, Optional<String>> header, Asker asker);
  }

  /**
   * Answer to a message.
   *
   * @param message empty where none is sent
   */
  public record Answered(int status, Optional<String> message) {}

  public McpEndpoint(MessageAnswers messages) {
    this.messages = messages;
  }

  @Override
  public boolean takes(RequestHead head) {
    return head.path().equals(PATH) || head.path().equals(PATH + "/");
  }

  @Override
  public ServerAddition.Admission admit(RequestHead head, Asker asker) {
    if (!head.method().equals("POST")) {
      return refused(
          AskServer.error(
                  405,
                  "not_served",
                  "POST one message of MCP; there are no sessions and no streams to open here.")
              .with("allow", "POST"));
    }
    String type = head.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.split(";", 2)[0].strip().equals("application/json")) {
      return refused(AskServer.error(415, "not_json", "Send application/json."));
    }
    String accept = head.header("accept").orElse("*/*").toLowerCase(Locale.ROOT);
    boolean json =
        accept.contains("application/json")
            || accept.contains("*/*")
            || accept.contains("application/*");
    if (!json && !accept.contains("text/event-stream")) {
      return refused(
          AskServer.error(
              406, "not_acceptable", "Accept application/json, or text/event-stream as well."));
    }
    return new ServerAddition.Admitted(
        MOST_BYTES,
        (body, cancellation) ->
            reply(messages.answer(AskServer.text(body), head::header, asker), json));
  }

  private static ServerAddition.Admission refused(AddedReply reply) {
    return new ServerAddition.Replied(reply);
  }

  private static AddedReply reply(Answered answered, boolean json) {
    if (answered.message().isEmpty()) {
      return AddedReply.empty(answered.status());
    }
    String message = answered.message().get();
    return json || answered.status() != 200
        ? AddedReply.json(answered.status(), message)
        : AddedReply.events(List.of("event: message\ndata: " + message + "\n\n").iterator());
  }
}
