package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.Route;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Adapter that asks evaluation questions over a gateway route, with the rights of a caller. */
public final class RouteModel implements AskedModel {
  private static final JsonMapper JSON = new JsonMapper();

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
    RequestBody request =
        RequestBody.read(ApiProtocol.OPENAI_CHAT, body.toString().getBytes(UTF_8));
    Instant start = clock.instant();
    GatewayReply reply =
        gateway.apply(GatewayCall.of("eval-" + UUID.randomUUID(), caller, request));
    long millis = Duration.between(start, clock.instant()).toMillis();
    return switch (reply) {
      case GatewayReply.CallRefused refused ->
          new ModelAnswer("", Cost.NOTHING, millis, Optional.of(refused.refusal().sentence()));
      case GatewayReply.Answered answered -> answer(answered, millis);
    };
  }

  private ModelAnswer answer(GatewayReply.Answered answered, long millis) {
    JsonNode root = json(read(answered));
    if (answered.status() != 200) {
      String words = root.path("error").path("message").asText("status " + answered.status());
      return new ModelAnswer("", Cost.NOTHING, millis, Optional.of(words));
    }
    JsonNode message = root.path("choices").path(0).path("message");
    TokenUsage usage =
        TokenUsage.of(
            root.path("usage").path("prompt_tokens").asLong(),
            root.path("usage").path("completion_tokens").asLong());
    Cost cost =
        route
            .target()
            .modelFacts()
            .map(facts -> facts.price().of(usage, ServiceTier.STANDARD))
            .orElse(Cost.NOTHING);
    Optional<String> refusal =
        Optional.ofNullable(message.get("refusal"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    return new ModelAnswer(message.path("content").asText(""), cost, millis, refusal);
  }

  private static byte[] read(GatewayReply.Answered answered) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GatewayReply.Pieces pieces = answered.body()) {
      for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        whole.writeBytes(piece.get());
      }
    }
    return whole.toByteArray();
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(new String(bytes, UTF_8));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
