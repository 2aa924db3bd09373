package io.signalbox.bot.app.assembly;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.AnswerJudge;
import io.signalbox.tools.foresight.evaluation.AskedModel;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.RouteModel;
import io.signalbox.tools.foresight.evaluation.RunJournal;
import io.signalbox.tools.gateway.accounting.CallerUse;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Wires evaluation runs, which send an evaluation set's cases over the routes of this process's
 * gateway.
 */
public final class EvaluationAssembly implements AutoCloseable {
  private final SignalboxSettings settings;
  private final GatewayAssembly gateway;
  private final Clock clock;
  private Optional<PreloadedEmbedder> embedder = Optional.empty();

  private final Runnable whenClosed;

  private EvaluationAssembly(
      SignalboxSettings settings, GatewayAssembly gateway, Clock clock, Runnable whenClosed) {
    this.settings = settings;
    this.gateway = gateway;
    this.clock = clock;
    this.whenClosed = whenClosed;
  }

  /** Opens the gateway in this process, and builds evaluation runs over it. */
  public static EvaluationAssembly open(SignalboxSettings settings, Clock clock) {
    GatewayAssembly gateway = GatewayAssembly.open(settings, clock);
    return new EvaluationAssembly(settings, gateway, clock, gateway::close);
  }

  /** Builds evaluation runs over an open gateway, which stays open. */
  static EvaluationAssembly over(SignalboxSettings settings, GatewayAssembly gateway, Clock clock) {
    return new EvaluationAssembly(settings, gateway, clock, () -> {});
  }

  /**
   * Parameters of an evaluation run: caller, judge, budget, and whether to repeat earlier results.
   *
   * @param caller agent that asks, if the gateway knows it; else the bot
   * @param judge route of a model that judges rubrics
   * @param again whether earlier results do not count
   */
  public record RunPlan(String caller, Optional<Route> judge, Cost budget, boolean again) {}

  /**
   * Runs an evaluation set over a route, reusing results of an earlier run with the same inputs.
   */
  public EvaluationRun.RunResult run(
      EvaluationSet set, Route route, RunPlan plan, Consumer<String> progress) {
    RunJournal journal =
        RunJournal.of(
            folder(settings),
            set,
            route.name(),
            route.target().modelFacts().map(PricedModel::model).orElse(""));
    if (plan.again()) {
      journal.clear();
    }
    Optional<AskedModel> judge = plan.judge().map(each -> model(each, plan.caller()));
    return new EvaluationRun(new AnswerJudge(embedder(set), judge), plan.budget(), progress)
        .run(set, model(route, plan.caller()), journal);
  }

  /** Returns the gateway caller of an agent; empty where the gateway knows none of that name. */
  public Optional<Caller> caller(String agent) {
    return gateway.callers().list().stream()
        .filter(each -> each.name().equals(agent) || each.name().equals("agent-" + agent))
        .findFirst();
  }

  private AskedModel model(Route route, String name) {
    Caller caller = caller(name).orElse(ModelAssembly.BOT);
    return new RouteModel(gateway.gateway()::answer, caller, route, clock);
  }

  private Optional<Embedder> embedder(EvaluationSet set) {
    boolean wanted =
        set.cases().stream()
            .flatMap(c -> c.checks().stream())
            .anyMatch(AnswerJudge::comparesMeaning);
    if (wanted && embedder.isEmpty()) {
      embedder = Optional.of(new PreloadedEmbedder(DataFolder.libraries(settings)).preload());
    }
    return embedder.map(each -> each);
  }

  /** Returns the number of calls of a caller in the last 30 days. */
  public long monthly(String caller) {
    return Optional.ofNullable(
            gateway.counts().byCaller(clock.instant().minus(Duration.ofDays(30))).get(caller))
        .map(CallerUse::calls)
        .orElse(0L);
  }

  /**
   * Returns the best pass rate, 0 to 1, of this version of an evaluation set over a route; empty if
   * it was never run.
   */
  public static OptionalDouble rate(SignalboxSettings settings, EvaluationSet set) {
    OptionalDouble best = OptionalDouble.empty();
    for (RunJournal journal : RunJournal.all(folder(settings), set)) {
      List<CaseResult> results = new ArrayList<>(journal.read().values());
      if (results.size() == set.cases().size()) {
        double rate = EvaluationReport.rate(new EvaluationRun.RunResult(results, 0));
        best = OptionalDouble.of(Math.max(rate, best.orElse(0)));
      }
    }
    return best;
  }

  static Path folder(SignalboxSettings settings) {
    return settings.data().resolve("evaluations");
  }

  @Override
  public void close() {
    embedder.ifPresent(PreloadedEmbedder::close);
    whenClosed.run();
  }
}
