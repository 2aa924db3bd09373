package io.signalbox.tools.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Generator;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.route.ModelSettings;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTarget;
import io.signalbox.tools.wire.AnswerFacts;
import io.signalbox.tools.wire.AnswerReader;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Lets answers be written over a route: the bot is an ordinary caller of the gateway. */
public final class RouteGenerator implements Generator {
  private static final JsonMapper JSON = new JsonMapper();

  private final Gateway gateway;
  private final Caller caller;
  private final Route route;
  private final int mostTokens;
  private final Duration timeout;
  private final RandomGenerator random;

  /**
   * @param random for ids of calls
   */
  public RouteGenerator(
      Gateway gateway, Caller caller, ModelSettings settings, RandomGenerator random) {
    this.gateway = gateway;
    this.caller = caller;
    this.route = settings.route();
    this.mostTokens = Math.min(settings.mostTokens(), route.mostOutput());
    this.timeout = settings.timeout();
    this.random = random;
  }

  @Override
  public Generation generate(Prompt prompt) {
    return call(prompt, Optional.empty());
  }

  @Override
  public Generation generate(Prompt prompt, Consumer<String> written) {
    // Answers that have to meet a schema are checked as a whole: the gateway does not stream them.
    return call(prompt, route.outputSchema().isEmpty() ? Optional.of(written) : Optional.empty());
  }

  private Generation call(Prompt prompt, Optional<Consumer<String>> written) {
    RequestBody body = RequestBody.read(shape(), json(prompt, written.isPresent()));
    GatewayReply reply = gateway.answer(GatewayCall.of(id(), caller, body).within(timeout));
    return switch (reply) {
      case GatewayReply.Refused refused ->
          new Generation.Unavailable(lowered(refused.refusal().sentence()));
      case GatewayReply.Answered answered -> {
        try (GatewayReply.Pieces pieces = answered.body()) {
          yield answered.status() == 200
              ? draft(facts(pieces, written), answered.served().route())
              : new Generation.Unavailable("the model's provider does not accept the request.");
        }
      }
    };
  }

  private static AnswerFacts facts(GatewayReply.Pieces pieces, Optional<Consumer<String>> written) {
    return written
        .map(listener -> new StreamedText(listener).read(pieces))
        .orElseGet(() -> pieces.next().flatMap(AnswerReader::read).orElse(AnswerFacts.NONE));
  }

  private static Generation draft(AnswerFacts facts, String route) {
    if (facts.refused()) {
      return new Generation.Refused("the model's provider filtered the answer.");
    }
    return facts
        .text()
        .filter(text -> !text.isBlank())
        .<Generation>map(text -> new Generation.Draft(text, route))
        .orElseGet(() -> new Generation.Unavailable("the model gave no usable answer."));
  }

  private byte[] json(Prompt prompt, boolean streams) {
    ObjectNode root = JSON.createObjectNode().put("model", route.name());
    if (streams) {
      root.put("stream", true);
    }
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
