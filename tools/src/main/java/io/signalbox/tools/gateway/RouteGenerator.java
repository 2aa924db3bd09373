package io.signalbox.tools.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Generator;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTarget;
import io.signalbox.tools.wire.AnswerFacts;
import io.signalbox.tools.wire.AnswerReader;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets answers be written over a route: the bot is an ordinary caller of the gateway. */
public final class RouteGenerator implements Generator {
  private static final JsonMapper JSON = new JsonMapper();

  private final Gateway gateway;
  private final Caller caller;
  private final Route route;
  private final int mostTokens;
  private final RandomGenerator random;

  /**
   * @param route a chat route
   * @param random for ids of calls
   */
  public RouteGenerator(
      Gateway gateway, Caller caller, Route route, int mostTokens, RandomGenerator random) {
    this.gateway = gateway;
    this.caller = caller;
    this.route = route;
    this.mostTokens = Math.min(mostTokens, route.mostOutput());
    this.random = random;
  }

  @Override
  public Generation generate(Prompt prompt) {
    RequestBody body = RequestBody.read(shape(), json(prompt));
    GatewayReply reply = gateway.answer(GatewayCall.of(id(), caller, body));
    return switch (reply) {
      case GatewayReply.Refused refused ->
          new Generation.Unavailable(lowered(refused.refusal().sentence()));
      case GatewayReply.Answered answered -> {
        try (GatewayReply.Pieces pieces = answered.body()) {
          yield draft(answered, pieces.next());
        }
      }
    };
  }

  private Generation draft(GatewayReply.Answered answered, Optional<byte[]> body) {
    if (answered.status() != 200) {
      return new Generation.Unavailable("the model's provider does not accept the request.");
    }
    AnswerFacts facts = body.flatMap(AnswerReader::read).orElse(AnswerFacts.NONE);
    if (facts.refused()) {
      return new Generation.Refused("the model's provider filtered the answer.");
    }
    return facts
        .text()
        .filter(text -> !text.isBlank())
        .<Generation>map(text -> new Generation.Draft(text, answered.served().route()))
        .orElseGet(() -> new Generation.Unavailable("the model gave an empty answer."));
  }

  private byte[] json(Prompt prompt) {
    ObjectNode root = JSON.createObjectNode().put("model", route.name());
    root.put("temperature", 0.0);
    ArrayNode messages = root.putArray("messages");
    if (shape() == Shape.ANTHROPIC_MESSAGES) {
      root.put("max_tokens", mostTokens).put("system", prompt.instructions());
    } else {
      root.put("max_tokens", mostTokens);
      messages.addObject().put("role", "system").put("content", prompt.instructions());
    }
    messages.addObject().put("role", "user").put("content", prompt.material());
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Shape shape() {
    boolean anthropic =
        route.target() instanceof RouteTarget.Chat chat && !chat.provider().kind().speaksOpenAi();
    return anthropic ? Shape.ANTHROPIC_MESSAGES : Shape.OPENAI_CHAT;
  }

  private String id() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Reasons continue a sentence. */
  private static String lowered(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
