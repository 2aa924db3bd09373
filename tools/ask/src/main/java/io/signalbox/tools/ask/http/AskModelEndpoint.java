package io.signalbox.tools.ask.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.asker.PersonalKeys;
import io.signalbox.tools.ask.knowledge.KnowledgeAccess;
import io.signalbox.tools.ask.knowledge.KnowledgeResult;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Endpoint that offers the knowledge as the model {@code signalbox-ask} in OpenAI's and Anthropic's
 * APIs, for people with a personal key or token. Requests with a gateway caller's key go to the
 * gateway's routes instead.
 */
public final class AskModelEndpoint implements AskEndpoint {
  private static final String MODEL = ChatReplies.MODEL;
  private static final String MESSAGES = AskServer.MESSAGES;
  private static final String CHAT = "/v1/chat/completions";
  private static final String RESPONSES = "/v1/responses";
  private static final String COUNT = MESSAGES + "/count_tokens";
  private static final String MODELS = "/v1/models";
  private static final Set<String> POSTS = Set.of(CHAT, RESPONSES, MESSAGES, COUNT);
  private static final Set<String> GETS = Set.of(MODELS, MODELS + "/" + MODEL);
  private static final JsonMapper JSON = new JsonMapper();

  /** Size limit of a request in bytes; editors send much more than the question. */
  private static final int MOST_BYTES = 4 << 20;

  private final KnowledgeAccess knowledge;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Creates the endpoint.
   *
   * @param random for ids
   */
  public AskModelEndpoint(KnowledgeAccess knowledge, Clock clock, RandomGenerator random) {
    this.knowledge = knowledge;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Returns whether a request is for this endpoint, including requests that a personal key does not
   * permit, which it refuses.
   */
  @Override
  public boolean takes(RequestHead head) {
    String credential = head.credential();
    if (POSTS.contains(head.path()) || GETS.contains(head.path())) {
      return !credential.isEmpty() && !KeyRing.mayBeKey(credential);
    }
    return head.path().startsWith("/v1/") && PersonalKeys.mayBeKey(credential);
  }

  @Override
  public ServerAddition.Admission admit(RequestHead head, Asker asker) {
    ApiProtocol shape = AskServer.shape(head);
    boolean posts = POSTS.contains(head.path());
    if (!posts && !GETS.contains(head.path())) {
      return new ServerAddition.Replied(
          AskServer.error(
              shape,
              404,
              "not_served",
              "A personal key asks at /v1/chat/completions, /v1/responses, /v1/messages, /v1/ask"
                  + " and /mcp, of the one model "
                  + MODEL
                  + "; this address takes the key of a gateway's caller."));
    }
    if (!head.method().equals(posts ? "POST" : "GET")) {
      return new ServerAddition.Replied(
          AskServer.error(shape, 405, "not_served", "This method is not supported here.")
              .with("allow", posts ? "POST" : "GET"));
    }
    if (!posts) {
      return new ServerAddition.Replied(models(head.path()));
    }
    return new ServerAddition.Admitted(
        MOST_BYTES, (body, cancellation) -> answer(AskServer.text(body), head, asker));
  }

  /**
   * Returns the list with the one model, in a form that OpenAI's and Anthropic's clients both read.
   */
  private static AddedReply models(String path) {
    ObjectNode model =
        JSON.createObjectNode()
            .put("id", MODEL)
            .put("object", "model")
            .put("type", "model")
            .put("display_name", "Signalbox")
            .put("created", 0)
            .put("created_at", "1970-01-01T00:00:00Z")
            .put("owned_by", "signalbox");
    if (path.equals(MODELS)) {
      ObjectNode list = JSON.createObjectNode().put("object", "list");
      list.putArray("data").add(model);
      list.put("has_more", false).put("first_id", MODEL).put("last_id", MODEL);
      return AddedReply.json(200, list.toString());
    }
    return AddedReply.json(200, model.toString());
  }

  private AddedReply answer(String body, RequestHead head, Asker asker) {
    ApiProtocol shape = AskServer.shape(head);
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return AskServer.error(shape, 400, "malformed_request", "The body is not JSON.");
    }
    if (!request.path("model").asText().equals(MODEL)) {
      return AskServer.error(
          shape, 404, "model_not_found", "With a personal key there is one model: " + MODEL + ".");
    }
    if (head.path().equals(COUNT)) {
      return AddedReply.json(200, "{\"input_tokens\":0}");
    }
    Optional<String> objection = objection(request);
    if (objection.isPresent()) {
      return AskServer.error(shape, 400, "unsupported", objection.get());
    }
    ConversationReader conversation =
        head.path().equals(RESPONSES)
            ? ConversationReader.ofResponses(request)
            : ConversationReader.ofChat(request);
    return switch (knowledge.ask(conversation.question(), conversation.before(), asker)) {
      case KnowledgeResult.Refused refused -> QuestionEndpoint.refused(refused, shape);
      case KnowledgeResult.Found found -> reply(found, request, head.path());
    };
  }

  /**
   * Returns the refusal of a request that asks for several answers or has parts that are not text.
   */
  private static Optional<String> objection(JsonNode request) {
    if (request.path("n").asInt(1) > 1) {
      return Optional.of("'n' above 1 is not possible: " + MODEL + " gives one answer.");
    }
    return ConversationReader.unread(request)
        .map(type -> "The question has a part '" + type + "': " + MODEL + " reads text alone.");
  }

  private AddedReply reply(KnowledgeResult.Found found, JsonNode request, String path) {
    byte[] id = new byte[12];
    random.nextBytes(id);
    ChatReplies.ReplyFrame frame =
        new ChatReplies.ReplyFrame(HexFormat.of().formatHex(id), clock.instant().getEpochSecond());
    boolean streams = request.path("stream").asBoolean();
    if (path.equals(CHAT)) {
      boolean usage = request.path("stream_options").path("include_usage").asBoolean();
      return streams ? ChatReplies.streamed(frame, found, usage) : ChatReplies.whole(frame, found);
    }
    if (path.equals(MESSAGES)) {
      return streams ? MessageReplies.streamed(frame, found) : MessageReplies.whole(frame, found);
    }
    return streams ? ResponseReplies.streamed(frame, found) : ResponseReplies.whole(frame, found);
  }
}
