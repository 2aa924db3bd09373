package io.signalbox.bot.app.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.Failed;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.probe.ProbeRun;
import io.signalbox.tools.foresight.quality.probe.QualityProbe;
import io.signalbox.tools.foresight.quality.probe.QualityProbe.ProbePlace;
import io.signalbox.tools.gateway.traffic.StoredPrompts;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a quality probe through the bot's own answering or over a gateway route. For a wrong answer
 * it names the step that failed: table, retrieval, selection, model, provider or route.
 */
record ProbeRunner(
    StoreGraph stores, KnowledgeGraph knowledge, GatewayGraph gateway, QuestionAnswering answering)
    implements Function<QualityProbe, ProbeOutcome> {
  /** Creates the path of the bot's probes, whose model calls are those of a caller of their own. */
  static ProbeRunner of(StoreGraph stores, KnowledgeGraph knowledge, GatewayGraph gateway) {
    Caller caller = RouteAsker.caller(stores.settings().quality());
    QuestionAnswering answering =
        knowledge.answering(
            knowledge.retriever(),
            stores.settings().model().map(model -> gateway.writer(model, knowledge, caller)));
    return new ProbeRunner(stores, knowledge, gateway, answering);
  }

  ProbeRun run() {
    return new ProbeRun(stores.jdbi(), stores.settings().quality().probes(), this, stores.clock());
  }

  @Override
  public ProbeOutcome apply(QualityProbe probe) {
    return probe.place().route().isPresent() ? overRoute(probe) : ofBot(probe);
  }

  private ProbeOutcome ofBot(QualityProbe probe) {
    Question question =
        new Question(
            probe.question(),
            Audience.anyone(),
            stores.clock().instant(),
            stores.settings().zone());
    Answer answer = answering.answer(question);
    Optional<String> missing = probe.missing(text(answer));
    if (missing.isEmpty()) {
      return new ProbeOutcome.Passed();
    }
    return new Failed(step(probe, answer), "“" + missing.get() + "” is not in it");
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> table.finding().text();
      case Answer.CitedAnswer cited ->
          cited.pieces().stream().map(AnswerPiece::markdown).collect(Collectors.joining("\n"));
      case Answer.NoAnswer none -> "";
    };
  }

  private ProbeStep step(QualityProbe probe, Answer answer) {
    if (answer instanceof Answer.TableAnswer) {
      return ProbeStep.TABLE;
    }
    if (answer instanceof Answer.CitedAnswer cited
        && cited.author() instanceof Answer.Author.ComposerInstead) {
      return ProbeStep.PROVIDER;
    }
    String found =
        knowledge
            .retriever()
            .find(new SearchQuery(probe.question(), Audience.anyone(), Set.of()))
            .documents()
            .stream()
            .map(ProbeRunner::text)
            .collect(Collectors.joining("\n"));
    if (probe.missing(found).isPresent()) {
      return ProbeStep.RETRIEVAL;
    }
    boolean written =
        answer instanceof Answer.CitedAnswer cited && cited.author() instanceof Answer.Author.Model;
    return written ? ProbeStep.MODEL : ProbeStep.SELECTION;
  }

  private static String text(RankedDocument document) {
    return document.passages().stream()
        .map(each -> each.passage().text())
        .collect(Collectors.joining("\n"));
  }

  private ProbeOutcome overRoute(QualityProbe probe) {
    RouteAsker asker =
        new RouteAsker(
            call -> gateway.own().get().gateway().answer(call),
            stores.settings().quality(),
            stores.clock());
    RouteAsker.RouteReply reply = asker.ask(probe.place(), probe.question());
    return reply
        .failed()
        .<ProbeOutcome>map(failed -> failed)
        .or(
            () ->
                probe
                    .missing(reply.text())
                    .map(fact -> new Failed(ProbeStep.MODEL, "“" + fact + "” is not in it")))
        .orElseGet(ProbeOutcome.Passed::new);
  }

  /**
   * Client that asks chat routes for probes and judges, as a gateway caller with a budget of its
   * own. Safe for use from several threads.
   */
  static final class RouteAsker {
    private static final String NAME = "signalbox-probe";
    private static final String TEAM = "signalbox";
    private static final int MOST_TOKENS = 500;
    private static final int OK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Function<GatewayCall, GatewayReply> gateway;
    private final Caller caller;
    private final Clock clock;

    RouteAsker(Function<GatewayCall, GatewayReply> gateway, QualitySettings settings, Clock clock) {
      this.gateway = gateway;
      this.caller = caller(settings);
      this.clock = clock;
    }

    /**
     * Returns the gateway caller of probes and judges, with the budget that the settings give it.
     */
    static Caller caller(QualitySettings settings) {
      return new Caller(
          NAME,
          TEAM,
          TEAM,
          Set.of(),
          DataClass.INTERNAL,
          settings
              .probeBudget()
              .map(
                  dollars -> new Caller.Allowance(Cost.dollars(dollars), BudgetRule.Period.MONTH)));
    }

    /**
     * Reply of a route: its text, or the step at which there was none.
     *
     * @param failed empty where there is a text
     */
    record RouteReply(String text, Optional<Failed> failed) {
      private static RouteReply none(ProbeStep step, String finding) {
        return new RouteReply("", Optional.of(new Failed(step, finding)));
      }
    }

    /** Asks a question over the route of a place, with the prompt that the place names. */
    RouteReply ask(ProbePlace place, String question) {
      ObjectNode body =
          MAPPER
              .createObjectNode()
              .put("model", place.route().orElseThrow())
              .put("max_tokens", MOST_TOKENS);
      place.prompt().ifPresent(prompt -> body.put(StoredPrompts.FIELD, prompt));
      body.putArray("messages").addObject().put("role", "user").put("content", question);
      GatewayCall call =
          GatewayCall.of(
              CallIds.next(clock, new SecureRandom()),
              caller,
              RequestBody.read(ApiProtocol.OPENAI_CHAT, body.toString().getBytes(UTF_8)));
      return switch (gateway.apply(call)) {
        case GatewayReply.CallRefused refused -> {
          CallOutcome outcome = refused.refusal().outcome();
          boolean own =
              outcome == CallOutcome.DENIED
                  || outcome == CallOutcome.OVER_BUDGET
                  || outcome == CallOutcome.OVER_LIMIT;
          yield RouteReply.none(
              own ? ProbeStep.ROUTE : ProbeStep.PROVIDER, refused.refusal().sentence());
        }
        case GatewayReply.Answered answered -> read(answered);
      };
    }

    private static RouteReply read(GatewayReply.Answered answered) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GatewayReply.Pieces pieces = answered.body()) {
        for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
          bytes.writeBytes(piece.get());
        }
      }
      if (answered.status() != OK) {
        return RouteReply.none(ProbeStep.PROVIDER, "it answered " + answered.status());
      }
      return new RouteReply(
          AnswerReader.read(bytes.toByteArray()).flatMap(each -> each.text()).orElse(""),
          Optional.empty());
    }
  }
}
