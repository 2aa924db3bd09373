package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.Erasure;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.AnswerJudge;
import io.signalbox.tools.foresight.evaluation.AskedModel;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.EvaluationSetRows;
import io.signalbox.tools.foresight.evaluation.ModelAnswer;
import io.signalbox.tools.foresight.evaluation.RouteModel;
import io.signalbox.tools.foresight.evaluation.RunBudget;
import io.signalbox.tools.foresight.evaluation.RunJournal;
import io.signalbox.tools.foresight.recording.RecordedRequests;
import io.signalbox.tools.foresight.rehearsal.AgentOwners;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.Rehearsal;
import io.signalbox.tools.foresight.rehearsal.RehearsalJob;
import io.signalbox.tools.foresight.rehearsal.RehearsalOutcome;
import io.signalbox.tools.foresight.rehearsal.RehearsalReport;
import io.signalbox.tools.foresight.rehearsal.RehearsalRows;
import io.signalbox.tools.foresight.rehearsal.RouteRehearsal;
import io.signalbox.tools.foresight.rehearsal.RouteRehearsal.RehearsalOrder;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import io.signalbox.tools.foresight.rehearsal.SuccessorMoves;
import io.signalbox.tools.gateway.accounting.CallerUse;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

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
  public record RunPlan(String caller, Optional<Route> judge, RunBudget budget, boolean again) {}

  /**
   * Runs an evaluation set over a route, reusing results of an earlier run with the same inputs.
   */
  public EvaluationRun.RunResult run(
      EvaluationSet set, Route route, RunPlan plan, Consumer<String> progress) {
    RunJournal journal =
        RunJournal.of(
            folder(settings),
            set,
            new RunJournal.RunModels(
                route.name(),
                model(route),
                plan.judge().map(j -> j.name() + "-" + model(j)).orElse("")),
            set.version().startsWith(RecordedRequests.VERSION)
                ? EventListeners.seal(settings.gateway())
                : Optional.empty());
    if (plan.again()) {
      journal.clear();
    }
    Optional<AskedModel> judge = plan.judge().map(each -> judge(each, plan));
    return new EvaluationRun(new AnswerJudge(embedder(set), judge), plan.budget(), progress)
        .run(set, model(route, plan.caller()), journal);
  }

  /**
   * Returns the gateway caller of an agent, which a registered one has before its first key too;
   * empty for one that nobody registered.
   */
  public Optional<Caller> caller(String agent) {
    return gateway.callers().list().stream()
        .filter(each -> SuccessorMoves.agent(each.name()).equals(agent))
        .findFirst()
        .or(
            () ->
                AgentsAssembly.profiles(gateway.stores()).stream()
                    .filter(profile -> profile.name().equals(agent))
                    .findFirst()
                    .map(EvaluationAssembly::caller));
  }

  private static Caller caller(AgentProfile profile) {
    return new Caller(
        "agent." + profile.name(),
        profile.team().isBlank() ? "agents" : profile.team(),
        profile.owner(),
        Set.of(),
        profile.dataClass(),
        Optional.empty());
  }

  private AskedModel judge(Route route, RunPlan plan) {
    AskedModel model = model(route, plan.caller());
    return (system, input) -> {
      ModelAnswer answer = model.ask(system, input);
      plan.budget().spend(answer.cost());
      return answer;
    };
  }

  /** Puts an evaluation set and recorded requests to two routes and joins the results. */
  public Rehearsal rehearse(RehearsalOrder order, RunPlan plan, Consumer<String> progress) {
    return new RouteRehearsal((set, route, told) -> run(set, route, plan, told), progress)
        .run(order, recorded(order.agent(), order.from(), order.recorded()));
  }

  /** Stores the outcome of a rehearsal. */
  public StoredRehearsal keep(RehearsalOrder order, Rehearsal rehearsal) {
    StoredRehearsal kept =
        StoredRehearsal.of(
            "r-" + Long.toString(clock.millis(), 36), rehearsal, order.routes(), clock.instant());
    new RehearsalRows(gateway.stores().jdbi()).add(kept);
    return kept;
  }

  /**
   * Runs a rehearsal that was asked for in Slack, with the agent's set as it was kept last.
   *
   * @throws IllegalArgumentException where there is nothing to put to the models
   */
  RehearsalOutcome run(RehearsalJob job, Consumer<String> progress) {
    RehearsalOrder order =
        new RehearsalOrder(
            job.agent(),
            new EvaluationSetRows(gateway.stores().jdbi()).find(job.agent()),
            job.requests(),
            route(job.routes().from()),
            route(job.routes().to()));
    RunPlan plan =
        new RunPlan(job.agent(), Optional.empty(), new RunBudget(job.budget()), /* again= */ false);
    Rehearsal rehearsal = rehearse(order, plan, progress);
    if (rehearsal.pairs().isEmpty() && rehearsal.isFinished()) {
      throw new IllegalArgumentException(
          ("Nothing could be put to the models: no evaluation set of %s was run or checked here,"
                  + " and none of its requests over %s is recorded.")
              .formatted(job.agent(), job.routes().from()));
    }
    return new RehearsalOutcome(
        keep(order, rehearsal),
        RehearsalReport.of(rehearsal, monthly(job.agent()), /* withRecorded= */ false).html());
  }

  private Route route(String name) {
    return gateway
        .gateway()
        .routes()
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no route " + name + "."));
  }

  /** Stores an agent's evaluation set, for rehearsals where its repository is not at hand. */
  public void keep(String agent, EvaluationSet set) {
    new EvaluationSetRows(gateway.stores().jdbi()).put(agent, set, clock.instant());
  }

  /** Returns the latest recorded requests of an agent over a route, as evaluation cases. */
  private EvaluationSet recorded(String agent, Route route, int most) {
    String caller = caller(agent).map(Caller::name).orElse(agent);
    return requests(settings, gateway.stores().jdbi()).sample(caller, route.name(), most);
  }

  private static RecordedRequests requests(SignalboxSettings settings, Jdbi jdbi) {
    return new RecordedRequests(jdbi, EventListeners.seal(settings.gateway()));
  }

  /** Returns the erasure of a person's recorded requests, with all answers to recorded requests. */
  public static Erasure.SealedRecords forgetting(SignalboxSettings settings, Jdbi jdbi) {
    return (handle, name) -> {
      RunJournal.forget(folder(settings), RecordedRequests.VERSION, Instant.MAX);
      return requests(settings, jdbi).forget(handle, name);
    };
  }

  /** Deletes answers to recorded requests that are older than those may be. */
  static void forgetOld(SignalboxSettings settings, Clock clock) {
    Instant before = clock.instant().minus(settings.retention().recorded());
    RunJournal.forget(folder(settings), RecordedRequests.VERSION, before);
  }

  private static String model(Route route) {
    return route.target().modelName().orElse("");
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

  /** Returns why the provider of a route's retired model does not answer; empty when it does. */
  public Optional<String> probe(Route route, String agent) {
    String caller = caller(agent).orElse(ModelAssembly.BOT).name();
    return gateway
        .moves()
        .trying(route, caller, () -> model(route, agent).ask(Optional.empty(), "Reply with OK."))
        .refusal();
  }

  /** Returns the number of calls of an agent in the last 30 days. */
  public long monthly(String agent) {
    String caller = caller(agent).map(Caller::name).orElse(agent);
    return Optional.ofNullable(
            gateway.counts().byCaller(clock.instant().minus(Duration.ofDays(30))).get(caller))
        .map(CallerUse::calls)
        .orElse(0L);
  }

  /**
   * Returns the best pass rate, 0 to 1, of this version of an evaluation set over a route; empty if
   * it was never run to its end, or never with every case checked.
   */
  public static OptionalDouble rate(SignalboxSettings settings, EvaluationSet set) {
    OptionalDouble best = OptionalDouble.empty();
    for (RunJournal journal : RunJournal.all(folder(settings), set)) {
      List<CaseResult> results = new ArrayList<>(journal.read().values());
      boolean whole = results.size() == set.cases().size();
      if (whole && results.stream().allMatch(CaseResult::checked)) {
        double rate = EvaluationReport.rate(new EvaluationRun.RunResult(results, 0));
        best = OptionalDouble.of(Math.max(rate, best.orElse(0)));
      }
    }
    return best;
  }

  /** Returns what becomes of an agent's calls once a route's model has retired. */
  public SuccessorMoves.MoveForecast forecast(Route route, String agent) {
    return gateway.moves().forecast(route, agent);
  }

  /** Returns the decisions that owners of agents make on the command line. */
  public MoveDecisions decisions() {
    return AgentsAssembly.decisions(
        gateway.stores(), AgentsAssembly.owners(gateway, AgentOwners::isSameName));
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
