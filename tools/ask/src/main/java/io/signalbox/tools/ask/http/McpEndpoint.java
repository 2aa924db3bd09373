package io.signalbox.tools.ask.http;

import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Endpoint for MCP over streamable HTTP at {@code /mcp}, without sessions: one message in each
 * request, one answer in each response. Where a client asks to be told how far a call is, that goes
 * before the answer on the same response.
 */
public final class McpEndpoint implements AskEndpoint {
  private static final String PATH = "/mcp";
  private static final int MOST_BYTES = 1 << 20;

  /** Text in each request whose client wants progress messages. */
  private static final String PROGRESS = "\"progressToken\"";

  private final MessageAnswers messages;

  /** Port to the MCP server that answers messages; {@code McpMessages} implements it. */
  @FunctionalInterface
  public interface MessageAnswers {
    /**
     * Returns the answer to a message.
     *
     * @param header a header by its name in small letters
     * @param before takes messages that go before the answer, from whatever thread
     */
    AnsweredMessage answer(
        String body,
        Function<String, Optional<String>> header,
        Asker asker,
        Consumer<String> before);
  }

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
    boolean events = accept.contains("text/event-stream");
    boolean json =
        accept.contains("application/json")
            || accept.contains("*/*")
            || accept.contains("application/*");
    if (!json && !events) {
      return refused(
          AskServer.error(
              406, "not_acceptable", "Accept application/json, or text/event-stream as well."));
    }
    return new ServerAddition.Admitted(
        MOST_BYTES,
        (body, cancellation) -> {
          String text = AskServer.text(body);
          return events && text.contains(PROGRESS)
              ? AnswerStream.reply(
                  before -> messages.answer(text, head::header, asker, before),
                  answered -> reply(answered, json))
              : reply(messages.answer(text, head::header, asker, before -> {}), json);
        });
  }

  private static ServerAddition.Admission refused(AddedReply reply) {
    return new ServerAddition.Replied(reply);
  }

  private static AddedReply reply(AnsweredMessage answered, boolean json) {
    if (answered.message().isEmpty()) {
      return AddedReply.empty(answered.status());
    }
    String message = answered.message().get();
    return json || answered.status() != 200
        ? AddedReply.json(answered.status(), message)
        : AddedReply.events(List.of(AnswerStream.event(message)).iterator());
  }
}
