package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Adapter that asks evaluation questions over a gateway route, with the rights of a caller. */
public final class RouteModel implements AskedModel {
  private static final JsonMapper JSON = new JsonMapper();

  /** Statuses that speak of the request itself, so that the next try would get the same. */
  private static final Set<Integer> OF_THE_REQUEST = Set.of(400, 413, 422);

  private final Function<GatewayCall, GatewayReply> gateway;
  private final Caller caller;
  private final Route route;
  private final Clock clock;

  public RouteModel(
      Function<GatewayCall, GatewayReply> gateway, Caller caller, Route route, Clock clock) {
    this.gateway = gateway;
    this.caller = caller;
    this.route = route;
    this.clock = clock;
  }

  @Override
  public ModelAnswer ask(Optional<String> system, String input) {
    ObjectNode body = JSON.createObjectNode().put("model", route.name());
    ArrayNode messages = body.putArray("messages");
    system.ifPresent(text -> messages.addObject().put("role", "system").put("content", text));
    messages.addObject().put("role", "user").put("content", input);
    return sent(ApiProtocol.OPENAI_CHAT, body);
  }

  @Override
  public ModelAnswer repeat(RecordedRequest recorded) {
    try {
      ObjectNode body = JSON.readValue(recorded.body(), ObjectNode.class);
      body.put("model", route.name()).remove(List.of("stream", "stream_options"));
      return sent(recorded.shape(), body);
    } catch (JsonProcessingException e) {
      return ModelAnswer.refused("the recorded request is no JSON", 0);
    }
  }

  private ModelAnswer sent(ApiProtocol shape, ObjectNode body) {
    RequestBody request = RequestBody.read(shape, body.toString().getBytes(UTF_8));
    Instant start = clock.instant();
    GatewayReply reply =
        gateway.apply(GatewayCall.of("eval-" + UUID.randomUUID(), caller, request));
    long millis = Duration.between(start, clock.instant()).toMillis();
    return switch (reply) {
      case GatewayReply.CallRefused refused ->
          isOfTheRequest(refused.refusal())
              ? ModelAnswer.refused(refused.refusal().sentence(), millis)
              : ModelAnswer.absent(refused.refusal().sentence(), millis);
      case GatewayReply.Answered answered -> answer(answered, millis);
    };
  }

  /**
   * Returns whether a refusal is about the request or the answer, rather than an outage or limit.
   */
  private static boolean isOfTheRequest(CallRefusal refusal) {
    return refusal.outcome() == CallOutcome.INVALID_OUTPUT
        || (refusal.outcome() == CallOutcome.DENIED && OF_THE_REQUEST.contains(refusal.status()));
  }

  private ModelAnswer answer(GatewayReply.Answered answered, long millis) {
    byte[] bytes = answered.bytes();
    JsonNode root = json(bytes);
    if (answered.status() != 200) {
      String words = root.path("error").path("message").asText("status " + answered.status());
      return OF_THE_REQUEST.contains(answered.status())
          ? ModelAnswer.refused(words, millis)
          : ModelAnswer.absent(words, millis);
    }
    AnswerFacts facts = AnswerReader.read(bytes).orElse(AnswerFacts.NONE);
    TokenUsage usage = facts.usage().orElse(TokenUsage.NONE);
    Cost cost =
        route
            .target()
            .modelFacts()
            .map(model -> model.price().of(usage, ServiceTier.STANDARD))
            .orElse(Cost.NOTHING);
    JsonNode message = root.path("choices").path(0).path("message");
    Optional<String> refusal =
        Optional.ofNullable(message.get("refusal"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    return new ModelAnswer(
        facts.text().filter(text -> !text.isEmpty()).orElseGet(() -> calls(root)),
        cost,
        millis,
        refusal,
        root.path("model").asText(""));
  }

  /** Returns the tool calls of an answer without text, as JSON; empty where there are none. */
  private static String calls(JsonNode root) {
    for (JsonNode calls :
        List.of(
            root.path("choices").path(0).path("message").path("tool_calls"),
            root.path("content"),
            root.path("output"))) {
      if (calls.isArray() && !calls.isEmpty()) {
        return calls.toString();
      }
    }
    return "";
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(new String(bytes, UTF_8));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
