package io.signalbox.tools.gateway.generation;

import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.GenerationResult;
import io.signalbox.knowledge.answer.generation.ModelPrompt;
import io.signalbox.knowledge.answer.generation.QuestionTools;
import io.signalbox.knowledge.answer.generation.TextGenerator;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.core.route.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Text generator that calls a model over a gateway route, as an ordinary caller. It runs the tool
 * calls that the model requests and returns their results to it, until the model answers or the
 * deadline passes.
 */
public final class RouteGenerator implements TextGenerator {
  private final Function<GatewayCall, GatewayReply> gateway;
  private final Caller caller;
  private final Route route;
  private final int mostTokens;
  private final Duration timeout;
  private final boolean mayStream;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param gateway the one of this process, or one elsewhere, which gives whole answers only
   * @param random for ids of calls
   */
  public RouteGenerator(
      Function<GatewayCall, GatewayReply> gateway,
      Caller caller,
      ModelSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.gateway = gateway;
    this.mayStream = settings.gateway().isEmpty();
    this.caller = caller;
    this.route = settings.route();
    this.mostTokens = Math.min(settings.mostTokens(), route.mostOutput());
    this.timeout = settings.timeout();
    this.clock = clock;
    this.random = random;
  }

  @Override
  public GenerationResult generate(ModelPrompt prompt) {
    return generated(prompt, Optional.empty(), Optional.empty());
  }

  @Override
  public GenerationResult generate(ModelPrompt prompt, Consumer<String> written) {
    return generated(prompt, Optional.empty(), Optional.of(written));
  }

  @Override
  public GenerationResult generate(
      ModelPrompt prompt, QuestionTools toolkit, Optional<Consumer<String>> written) {
    return generated(prompt, Optional.of(toolkit), written);
  }

  private GenerationResult generated(
      ModelPrompt prompt, Optional<QuestionTools> toolkit, Optional<Consumer<String>> written) {
    // Answers that have to meet a schema are checked as a whole: the gateway does not stream them.
    boolean streams = mayStream && written.isPresent() && route.outputSchema().isEmpty();
    List<AnswerTool> tools = toolkit.map(QuestionTools::tools).orElse(List.of());
    ModelConversation conversation = new ModelConversation(route.name(), mostTokens, prompt, tools);
    CallDeadline deadline = CallDeadline.in(timeout, clock);
    StringBuilder text = new StringBuilder();
    while (true) {
      boolean mayUseTools = toolkit.filter(QuestionTools::mayBeUsed).isPresent();
      ModelReply said =
          said(conversation, streams, mayUseTools, deadline, written.orElse(bit -> {}));
      if (said.generation().isPresent()) {
        return said.generation().get();
      }
      ModelTurn turn = said.turn();
      text.append(text.isEmpty() || turn.text().isEmpty() ? "" : "\n\n").append(turn.text());
      if (turn.uses().isEmpty() || !mayUseTools) {
        return draft(turn, text.toString(), said.route());
      }
      conversation.said(turn);
      turn.uses()
          .forEach(
              use ->
                  conversation.found(use, toolkit.orElseThrow().use(use.name(), use.arguments())));
      if (!turn.text().isEmpty()) {
        written.ifPresent(watch -> watch.accept("\n\n"));
      }
    }
  }

  /**
   * Result of one request to the model.
   *
   * @param generation where that is the end of it already
   */
  private record ModelReply(ModelTurn turn, String route, Optional<GenerationResult> generation) {
    static ModelReply end(GenerationResult generation) {
      return new ModelReply(
          new ModelTurn("", List.of(), AnswerFacts.NONE), "", Optional.of(generation));
    }
  }

  private ModelReply said(
      ModelConversation conversation,
      boolean streams,
      boolean mayUseTools,
      CallDeadline deadline,
      Consumer<String> written) {
    GatewayCall call =
        GatewayCall.of(
                CallIds.next(clock, random), caller, conversation.request(streams, mayUseTools))
            .within(deadline.left());
    return switch (gateway.apply(call)) {
      case GatewayReply.CallRefused refused ->
          ModelReply.end(new GenerationResult.Unavailable(lowered(refused.refusal().sentence())));
      case GatewayReply.Answered answered -> {
        try (GatewayReply.Pieces pieces = answered.body()) {
          if (answered.status() != 200) {
            yield ModelReply.end(
                new GenerationResult.Unavailable(
                    "the model's provider does not accept the request."));
          }
          ChatCompletionParser reader = new ChatCompletionParser(written);
          ModelTurn turn = streams ? reader.streamed(pieces) : reader.whole(pieces);
          yield new ModelReply(turn, answered.served().route(), Optional.empty());
        }
      }
    };
  }

  private static GenerationResult draft(ModelTurn last, String text, String route) {
    if (last.facts().refused()) {
      return new GenerationResult.GenerationRefused("the model's provider filtered the answer.");
    }
    return last.text().isBlank()
        ? new GenerationResult.Unavailable("the model gave no usable answer.")
        : new GenerationResult.GeneratedDraft(text, route);
  }

  /** Returns a sentence with a small initial, since reasons continue a sentence. */
  private static String lowered(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
