package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.util.Optional;

/** Endpoint {@code POST /v1/ask}, which takes a question and returns its answer as JSON. */
public final class QuestionEndpoint implements AskEndpoint {
  private static final String PATH = "/v1/ask";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 64 << 10;

  private final KnowledgeAccess knowledge;

  public QuestionEndpoint(KnowledgeAccess knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public boolean takes(RequestHead head) {
    return head.path().equals(PATH);
  }

  @Override
  public ServerAddition.Admission admit(RequestHead head, Asker asker) {
    if (!head.method().equals("POST")) {
      return new ServerAddition.Replied(
          AskServer.error(405, "not_served", "POST a question.").with("allow", "POST"));
    }
    return new ServerAddition.Admitted(
        MOST_BYTES, (body, cancellation) -> answer(AskServer.text(body), asker));
  }

  private AddedReply answer(String body, Asker asker) {
    try {
      JsonNode json = JSON.readTree(body);
      if (!json.path("question").isTextual()) {
        return AskServer.error(400, "malformed_request", "Send {\"question\": \"…\"}, a text.");
      }
      Optional<String> before = Optional.ofNullable(json.path("before").textValue());
      return reply(
          knowledge.ask(json.path("question").asText().strip().replace("\0", ""), before, asker));
    } catch (JsonProcessingException e) {
      return AskServer.error(400, "malformed_request", "The body is not JSON.");
    }
  }

  private static AddedReply reply(KnowledgeResult result) {
    return switch (result) {
      case KnowledgeResult.Found found -> AddedReply.json(200, found.fields().toString());
      case KnowledgeResult.Refused refused -> refused(refused, ApiProtocol.OPENAI_CHAT);
    };
  }

  static AddedReply refused(KnowledgeResult.Refused refused, ApiProtocol shape) {
    AddedReply reply = AskServer.error(shape, refused.status(), refused.code(), refused.sentence());
    return refused.retrySeconds() > 0
        ? reply.with("retry-after", "" + refused.retrySeconds())
        : reply;
  }
}
