package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.EvaluationRun.RunResult;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rehearsal over routes: puts an evaluation set and recorded requests to both and joins the
 * results.
 */
public final class RouteRehearsal {
  private static final EvaluationSet NO_SET =
      new EvaluationSet("(no set)", "", List.of(), List.of());

  private final SetRun runs;
  private final Consumer<String> progress;

  /** Port that runs an evaluation set over a route. */
  @FunctionalInterface
  public interface SetRun {
    /** Runs the set, reusing results of an earlier run with the same inputs. */
    RunResult run(EvaluationSet set, Route route, Consumer<String> progress);
  }

  /**
   * Order of a rehearsal: what is put to which routes.
   *
   * @param set the agent's evaluation set; empty where only recorded requests are put
   * @param recorded most recorded requests
   */
  public record RehearsalOrder(
      String agent, Optional<EvaluationSet> set, int recorded, Route from, Route to) {
    /** Returns the names of both routes. */
    public StoredRehearsal.RehearsedRoutes routes() {
      return new StoredRehearsal.RehearsedRoutes(from.name(), to.name());
    }
  }

  public RouteRehearsal(SetRun runs, Consumer<String> progress) {
    this.runs = runs;
    this.progress = progress;
  }

  /** Runs a rehearsal with a sample of recorded requests. */
  public Rehearsal run(RehearsalOrder order, EvaluationSet requests) {
    EvaluationSet set = order.set().orElse(NO_SET);
    RunResult old = both(set, requests, order.from());
    RunResult next = both(set, requests, order.to());
    return Rehearsal.of(
        order.agent(),
        List.of(model(order.from()), model(order.to())),
        set.and(requests),
        old,
        next);
  }

  private RunResult both(EvaluationSet set, EvaluationSet requests, Route route) {
    Consumer<String> named = line -> progress.accept(route.name() + ": " + line);
    return runs.run(set, route, named).and(runs.run(requests, route, named));
  }

  private static String model(Route route) {
    return route.target().modelName().orElse("");
  }
}
