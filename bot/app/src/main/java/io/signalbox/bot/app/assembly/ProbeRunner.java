package io.signalbox.bot.app.assembly;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.Failed;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.probe.ProbeRun;
import io.signalbox.tools.foresight.quality.probe.QualityProbe;
import io.signalbox.tools.foresight.quality.probe.RouteAsker;
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
    Caller caller = RouteAsker.caller(stores.settings().quality().probeBudget());
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
            stores.settings().quality().probeBudget(),
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
}
