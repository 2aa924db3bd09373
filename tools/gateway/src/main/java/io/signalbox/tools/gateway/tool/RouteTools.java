package io.signalbox.tools.gateway.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.answer.generation.ToolResult;
import io.signalbox.knowledge.text.ShortenedText;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.protocol.BodyFingerprint;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Tools of the gateway's routes that a person may use when asking the bot; calls that need an
 * approval, or whose arguments are not the person's words, wait for one. Tools that only read are
 * called at once; others wait for the person's approval, as do calls with arguments that are not
 * from the question.
 */
public final class RouteTools implements ToolCatalog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_VALUE = 400;

  private final ToolRoutes routes;
  private final Approvals approvals;
  private final Caller bot;
  private final RandomGenerator random;

  /**
   * Creates the tools.
   *
   * @param bot as routes name it among their callers
   * @param random for ids of calls
   */
  public RouteTools(ToolRoutes routes, Approvals approvals, Caller bot, RandomGenerator random) {
    this.routes = routes;
    this.approvals = approvals;
    this.bot = bot;
    this.random = random;
  }

  /** Returns the bot as caller on behalf of a person, whose groups open further routes. */
  public static Caller onBehalfOf(Caller bot, QuestionAsker asker) {
    return new Caller(
        bot.name(), bot.team(), bot.owner(), asker.groups(), bot.dataClass(), bot.budget());
  }

  @Override
  public List<AnswerTool> open(Question question) {
    return question
        .asker()
        .map(
            asker -> {
              Caller caller = onBehalfOf(bot, asker);
              return routes.offers(caller, caller.dataClass()).stream()
                  .filter(offer -> !offer.asks() || asker.place().isPresent())
                  .<AnswerTool>map(offer -> new RouteTool(offer, caller, asker, question.text()))
                  .toList();
            })
        .orElse(List.of());
  }

  private final class RouteTool implements AnswerTool {
    private final ToolRoutes.Offer offer;
    private final Caller caller;
    private final QuestionAsker asker;
    private final String question;

    RouteTool(ToolRoutes.Offer offer, Caller caller, QuestionAsker asker, String question) {
      this.offer = offer;
      this.caller = caller;
      this.asker = asker;
      this.question = question;
    }

    @Override
    public String name() {
      return ToolNames.of(offer.route());
    }

    @Override
    public String description() {
      return offer.description()
          + (offer.asks() ? " The asker is asked first; nothing is done before." : "");
    }

    @Override
    public String parameters() {
      return offer.parameters();
    }

    @Override
    public ToolResult use(String arguments) {
      String given = arguments.isBlank() ? "{}" : arguments;
      ToolCall call =
          new ToolCall(
              id(),
              caller,
              offer.route(),
              given,
              caller.dataClass(),
              false,
              new CallCancellation());
      if (offer.asks()) {
        return asked(call);
      }
      // Without a question, as over MCP, the person's own agent names the arguments.
      if (!question.isBlank() && !AskedArguments.areAsked(given, question, offer.parameters())) {
        return asker.place().isPresent()
            ? asked(call)
            : new ToolResult.Nothing(
                "tried " + offer.route(), "The question does not name what it would be asked.");
      }
      return switch (routes.call(call)) {
        case ToolReply.ToolDone done ->
            new ToolResult.FoundText(
                "asked " + offer.route(), done.text(), List.of("route " + offer.route()));
        case ToolReply.ToolRefused refused ->
            new ToolResult.Nothing("asked " + offer.route(), refused.refusal().sentence());
      };
    }

    private ToolResult asked(ToolCall call) {
      String deed = "asked for your approval before I call " + offer.route();
      Optional<CallRefusal> objection = routes.objection(call);
      if (objection.isPresent()) {
        return new ToolResult.Nothing("tried " + offer.route(), objection.get().sentence());
      }
      if (!Approvals.canKeep(call.arguments())) {
        return new ToolResult.Nothing("tried " + offer.route(), "The arguments are too long.");
      }
      Approval approval = approvals.ask(wish(call));
      return switch (approval.state()) {
        case PENDING ->
            new ToolResult.Waiting(
                deed,
                "Nothing is done yet: "
                    + offer.route()
                    + " is called once you agree, with the button below.");
        case REFUSED -> new ToolResult.Nothing(deed, "The asker has refused this call.");
        case APPROVED, USED, EXPIRED ->
            new ToolResult.Nothing(deed, "The asker has agreed to this call already.");
      };
    }

    private Approval.Wish wish(ToolCall call) {
      QuestionAsker.AskerPlace place = asker.place().orElseThrow();
      return new Approval.Wish(
          offer.route(),
          caller.name(),
          asker.user(),
          place.channel(),
          place.thread(),
          "Call " + offer.route() + " with " + words(call.arguments()),
          BodyFingerprint.of(call.arguments().getBytes(StandardCharsets.UTF_8)),
          Optional.of(call.arguments()));
    }

    private String id() {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }
  }

  /** Formats arguments for people. */
  static String words(String arguments) {
    try {
      JsonNode json = JSON.readTree(arguments);
      return json.properties().stream()
          .map(
              field ->
                  field.getKey() + ": " + ShortenedText.of(value(field.getValue()), LONGEST_VALUE))
          .collect(Collectors.joining("; "));
    } catch (JsonProcessingException e) {
      return ShortenedText.of(arguments, LONGEST_VALUE);
    }
  }

  private static String value(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
