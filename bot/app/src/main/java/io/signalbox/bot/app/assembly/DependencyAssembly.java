package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.impact.ChangePosts;
import io.signalbox.bot.slack.command.impact.ImpactWorkflow;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.change.ChangeReplies;
import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.change.RoutedChecks;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.DependencyMapBuilder;
import io.signalbox.tools.foresight.impact.SharedFragments;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.caller.Callers;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Wires the dependency graph between prompts, agents and models from settings, registry, prompt
 * files and recorded calls.
 */
public final class DependencyAssembly {
  /** Greatest age of a recorded call that the graph takes into account. */
  private static final Duration OBSERVED = Duration.ofDays(30);

  private DependencyAssembly() {}

  /**
   * Builds the organisation's dependency map, opening the database only for that time.
   *
   * @throws IOException where a folder of prompts cannot be read
   */
  public static DependencyMap map(SignalboxSettings settings, Clock clock) throws IOException {
    try (StoreGraph stores = StoreGraph.open(settings, clock)) {
      return map(stores, Map.of());
    }
  }

  /**
   * Builds the dependency map from open stores.
   *
   * @param before sources whose files have changed, as they were
   * @throws IOException where a folder of prompts cannot be read
   */
  static DependencyMap map(StoreGraph stores, Map<String, PromptTree> before) throws IOException {
    SignalboxSettings settings = stores.settings();
    Instant since = stores.clock().instant().minus(OBSERVED);
    PromptFingerprinter fingerprinter = fingerprinter(stores);
    SeenPrompts seen = seen(stores);
    DependencyMapBuilder map =
        new DependencyMapBuilder(EvaluationAssembly.folder(settings)).routes(settings.routes());
    for (PromptSource source : settings.prompts()) {
      PromptTree tree = PromptFolder.read(source.folder());
      map.prompts(source, tree, fingerprinter).seen(seen, tree, fingerprinter);
      Optional.ofNullable(before.get(source.name()))
          .ifPresent(earlier -> map.earlier(earlier, seen, fingerprinter));
    }
    return map.agents(AgentsAssembly.profiles(stores))
        .callers(new Callers(stores.jdbi(), stores.clock(), new SecureRandom()).list())
        .traffic(new CallStatistics(stores.jdbi()).byPrompt(since))
        .build();
  }

  private static PromptFingerprinter fingerprinter(StoreGraph stores) {
    return new PromptFingerprinter(new FingerprintRows(stores.jdbi()).key(new SecureRandom()));
  }

  private static SeenPrompts seen(StoreGraph stores) {
    Instant since = stores.clock().instant().minus(OBSERVED);
    return new SeenPrompts(new FingerprintRows(stores.jdbi()).since(since));
  }

  /**
   * Lists passages that several prompts contain and that no declared include explains.
   *
   * @throws IOException where a folder of prompts cannot be read
   */
  public static List<SharedFragments.SharedFragment> fragments(
      SignalboxSettings settings, Clock clock) throws IOException {
    try (StoreGraph stores = StoreGraph.open(settings, clock)) {
      return fragments(stores);
    }
  }

  private static List<SharedFragments.SharedFragment> fragments(StoreGraph stores)
      throws IOException {
    List<PromptFile> files = new ArrayList<>();
    for (PromptSource source : stores.settings().prompts()) {
      files.addAll(PromptFolder.read(source.folder()).files());
    }
    return SharedFragments.of(
        map(stores, Map.of()),
        seen(stores).undeclared(new PromptTree(files), fingerprinter(stores)));
  }

  /** Builds the Slack command about dependencies, and the watch over changed prompt files. */
  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place, StoreGraph stores, GatewayAssembly gateway) {
    SignalboxSettings settings = stores.settings();
    ChangePosts posts = new ChangePosts(stores.messages(), place.people(), settings.prompts());
    ChangeWatch.MapReader maps = before -> map(stores, before);
    EvaluationAssembly evaluations = EvaluationAssembly.over(settings, gateway, stores.clock());
    RoutedChecks checks =
        new RoutedChecks(
            settings.routes(),
            settings.prompts(),
            maps,
            (set, route, asker) ->
                evaluations.run(
                    set,
                    route,
                    new EvaluationAssembly.RunPlan(
                        asker, Optional.empty(), Cost.dollars(1), /* again= */ false),
                    line -> {}),
            EvaluationAssembly.folder(settings));
    return new ImpactWorkflow(
        place,
        stores.outbox(),
        new ImpactWorkflow.ImpactQuestions(maps, () -> fragments(stores)),
        new ChangeWatch(stores.jdbi(), settings.prompts(), maps, checks, posts, stores.clock()),
        new ChangeReplies(stores.jdbi(), checks, posts, stores.clock()),
        (name, user) -> gateway.served().back(name, change -> logged(stores, user, change)),
        stores.clock());
  }

  /** Opens the versions of served prompts for the command line. */
  public static Serving serving(SignalboxSettings settings, Clock clock) {
    return new Serving(StoreGraph.open(settings, clock));
  }

  /** Versions of served prompts together with the database that is opened for them. */
  public static final class Serving implements AutoCloseable {
    private final StoreGraph stores;
    private final ServedPrompts prompts;

    private Serving(StoreGraph stores) {
      this.stores = stores;
      this.prompts = ServedPrompts.open(stores.jdbi(), stores.clock(), stores.settings().prompts());
    }

    public ServedPrompts prompts() {
      return prompts;
    }

    /** Returns the consumer that records prompt changes made on the command line. */
    public Consumer<ServedPrompts.ServedChange> log() {
      return change -> logged(stores, "command line", change);
    }

    /**
     * Returns the task that gives changed prompt files new version numbers without notifying
     * anybody.
     */
    public Runnable read() {
      return ChangeWatch.silent(stores.jdbi(), stores.settings().prompts(), stores.clock());
    }

    @Override
    public void close() {
      stores.close();
    }
  }

  private static void logged(StoreGraph stores, String person, ServedPrompts.ServedChange change) {
    stores
        .audit()
        .append(change.handle(), person, "prompt.served", "prompt " + change.name(), change.what());
  }
}
