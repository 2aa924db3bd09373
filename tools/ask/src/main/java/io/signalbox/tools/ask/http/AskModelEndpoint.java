package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The model {@code signalbox-ask} at OpenAI's addresses of the gateway, for whoever comes with a
 * person's key or token. Who has the key of a caller goes to the gateway's routes.
 */
public final class AskModelEndpoint implements AskEndpoint {
  private static final String MODEL = ChatReplies.MODEL;
  private static final String CHAT = "/v1/chat/completions";
  private static final String RESPONSES = "/v1/responses";
  private static final String MODELS = "/v1/models";
  private static final Set<String> PATHS = Set.of(CHAT, RESPONSES, MODELS, MODELS + "/" + MODEL);
  private static final JsonMapper JSON = new JsonMapper();

  /** Editors send what they have along, of which the question is the least. */
  private static final int MOST_BYTES = 4 << 20;

  private final KnowledgeAccess knowledge;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random for ids
   */
  public AskModelEndpoint(KnowledgeAccess knowledge, Clock clock, RandomGenerator random) {
    this.knowledge = knowledge;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public boolean takes(RequestHead head) {
    if (!PATHS.contains(head.path())) {
      return false;
    }
    String credential = head.credential();
    return !credential.isEmpty() && !KeyRing.mayBeKey(credential);
  }

  @Override
  public ServerAddition.Admission admit(RequestHead head, Asker asker) {
    boolean asks = head.path().equals(CHAT) || head.path().equals(RESPONSES);
    if (!head.method().equals(asks ? "POST" : "GET")) {
      return new ServerAddition.Replied(
          AskServer.error(405, "not_served", "That method does nothing here.")
              .with("allow", asks ? "POST" : "GET"));
    }
    if (!asks) {
      return new ServerAddition.Replied(models(head.path()));
    }
    boolean isChat = head.path().equals(CHAT);
    return new ServerAddition.Admitted(
        MOST_BYTES, (body, cancellation) -> answer(AskServer.text(body), isChat, asker));
  }

  private static AddedReply models(String path) {
    ObjectNode model =
        JSON.createObjectNode()
            .put("id", MODEL)
            .put("object", "model")
            .put("created", 0)
            .put("owned_by", "signalbox");
    if (path.equals(MODELS)) {
      ObjectNode list = JSON.createObjectNode().put("object", "list");
      list.putArray("data").add(model);
      return AddedReply.json(200, list.toString());
    }
    return AddedReply.json(200, model.toString());
  }

  private AddedReply answer(String body, boolean isChat, Asker asker) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return AskServer.error(400, "malformed_request", "The body is no JSON.");
    }
    if (!request.path("model").asText().equals(MODEL)) {
      return AskServer.error(
          404, "model_not_found", "With a personal key there is one model: " + MODEL + ".");
    }
    ConversationReader conversation =
        isChat ? ConversationReader.ofChat(request) : ConversationReader.ofResponses(request);
    return switch (knowledge.ask(conversation.question(), conversation.before(), asker)) {
      case KnowledgeResult.Refused refused -> QuestionEndpoint.refused(refused);
      case KnowledgeResult.Found found -> reply(found, request, isChat);
    };
  }

  private AddedReply reply(KnowledgeResult.Found found, JsonNode request, boolean isChat) {
    byte[] id = new byte[12];
    random.nextBytes(id);
    ChatReplies.ReplyFrame frame =
        new ChatReplies.ReplyFrame(HexFormat.of().formatHex(id), clock.instant().getEpochSecond());
    boolean streams = request.path("stream").asBoolean();
    if (isChat) {
      boolean usage = request.path("stream_options").path("include_usage").asBoolean();
      return streams ? ChatReplies.streamed(frame, found, usage) : ChatReplies.whole(frame, found);
    }
    return streams ? ResponseReplies.streamed(frame, found) : ResponseReplies.whole(frame, found);
  }
}
