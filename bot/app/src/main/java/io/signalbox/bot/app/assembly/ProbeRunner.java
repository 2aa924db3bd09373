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
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.probe.ProbeRun;
import io.signalbox.tools.foresight.quality.probe.QualityProbe;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
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
  /**
   * Gateway caller of probes, which separates their calls from people's and can have a budget of
   * its own.
   */
  static final Caller PROBE = Caller.of("signalbox-probe", "signalbox", "signalbox");

  private static final int MOST_TOKENS = 500;
  private static final int OK = 200;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  ProbeRun run() {
    return new ProbeRun(stores.jdbi(), stores.settings().quality().probes(), this, stores.clock());
  }

  @Override
  public ProbeOutcome apply(QualityProbe probe) {
    return probe.route().map(route -> overRoute(probe, route)).orElseGet(() -> ofBot(probe));
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
    return new ProbeOutcome.Failed(step(probe, answer), "“" + missing.get() + "” is not in it");
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

  private ProbeOutcome overRoute(QualityProbe probe, String route) {
    ObjectNode body = MAPPER.createObjectNode().put("model", route).put("max_tokens", MOST_TOKENS);
    body.putArray("messages").addObject().put("role", "user").put("content", probe.question());
    GatewayCall call =
        GatewayCall.of(
            CallIds.next(stores.clock(), new SecureRandom()),
            PROBE,
            RequestBody.read(ApiProtocol.OPENAI_CHAT, body.toString().getBytes(UTF_8)));
    return switch (gateway.own().get().gateway().answer(call)) {
      case GatewayReply.CallRefused refused ->
          new ProbeOutcome.Failed(
              refused.refusal().outcome() == CallOutcome.DENIED
                  ? ProbeStep.ROUTE
                  : ProbeStep.PROVIDER,
              refused.refusal().sentence());
      case GatewayReply.Answered answered -> read(probe, answered);
    };
  }

  private static ProbeOutcome read(QualityProbe probe, GatewayReply.Answered answered) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GatewayReply.Pieces pieces = answered.body()) {
      for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        bytes.writeBytes(piece.get());
      }
    }
    if (answered.status() != OK) {
      return new ProbeOutcome.Failed(ProbeStep.PROVIDER, "it answered " + answered.status());
    }
    String text = AnswerReader.read(bytes.toByteArray()).flatMap(each -> each.text()).orElse("");
    return probe
        .missing(text)
        .<ProbeOutcome>map(
            fact -> new ProbeOutcome.Failed(ProbeStep.MODEL, "“" + fact + "” is not in it"))
        .orElseGet(ProbeOutcome.Passed::new);
  }
}
