package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.dependency.CatalogueFiles;
import io.signalbox.bot.app.dependency.SourceStates;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.impact.ChangePosts;
import io.signalbox.bot.slack.command.impact.ImpactQuestions;
import io.signalbox.bot.slack.command.impact.ImpactWorkflow;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.change.ArtefactState;
import io.signalbox.tools.foresight.change.ChangeReplies;
import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.change.RoutedChecks;
import io.signalbox.tools.foresight.change.StateWatch;
import io.signalbox.tools.foresight.dependency.AnswerFlowRows;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.dependency.ToolDefinitionRows;
import io.signalbox.tools.foresight.evaluation.RunBudget;
import io.signalbox.tools.foresight.impact.AlikePrompts;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.DependencyMapBuilder;
import io.signalbox.tools.foresight.impact.SharedFragments;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import io.signalbox.tools.foresight.state.FileStates;
import io.signalbox.tools.foresight.state.RouteStates;
import io.signalbox.tools.foresight.state.TrafficStates;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.accounting.PromptUse;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Wires the dependency graph between prompts, agents and models, with its Slack command, the watch
 * over changed prompt files, and the prompts that the gateway serves.
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
      return map(stores, settings.routes(), Map.of());
    }
  }

  /**
   * Builds the dependency map from open stores.
   *
   * @param before sources whose files have changed, as they were
   * @throws IOException where a folder of prompts cannot be read
   */
  static DependencyMap map(StoreGraph stores, RouteTable routes, Map<String, PromptTree> before)
      throws IOException {
    SignalboxSettings settings = stores.settings();
    Instant since = stores.clock().instant().minus(OBSERVED);
    PromptFingerprinter fingerprinter = fingerprinter(stores);
    SeenPrompts seen = seen(stores);
    DependencyMapBuilder map =
        new DependencyMapBuilder(EvaluationAssembly.folder(settings))
            .routes(routes)
            .owners(SourceStates.owners(settings.sources(), settings.live()));
    for (PromptSource source : settings.prompts()) {
      PromptTree tree = PromptFolder.read(source.folder());
      map.prompts(source, tree, fingerprinter).seen(seen, tree, fingerprinter);
      Optional.ofNullable(before.get(source.name()))
          .ifPresent(earlier -> map.earlier(earlier, seen, fingerprinter));
    }
    map.agents(AgentsAssembly.profiles(stores)).callers(callers(stores));
    CatalogueFiles.of(settings.sources()).forEach(map::catalogue);
    return map.traffic(uses(stores, since))
        .seen(
            new ToolDefinitionRows(stores.jdbi()).since(since),
            new AnswerFlowRows(stores.jdbi()).since(since))
        .build();
  }

  private static List<Caller> callers(StoreGraph stores) {
    return new Callers(stores.jdbi(), stores.clock(), new SecureRandom()).list();
  }

  /** Returns the recorded calls since a time; prompts of one template count as its first. */
  private static List<PromptUse> uses(StoreGraph stores, Instant since) {
    Map<String, String> templates = new FingerprintRows(stores.jdbi()).templates();
    return new CallStatistics(stores.jdbi())
        .byPrompt(since).stream()
            .map(
                use ->
                    use.promptPrint()
                        .flatMap(print -> Optional.ofNullable(templates.get(print)))
                        .map(use::ofPrompt)
                        .orElse(use))
            .toList();
  }

  /** Returns the present states of all artefacts that are no prompt files. */
  private static List<ArtefactState> states(
      StoreGraph stores, GatewayAssembly gateway, FileStates files) throws IOException {
    SignalboxSettings settings = stores.settings();
    Instant since = stores.clock().instant().minus(OBSERVED);
    List<AgentProfile> agents = AgentsAssembly.profiles(stores);
    Map<String, String> owners = new HashMap<>();
    callers(stores)
        .forEach(each -> owners.put(CallDependencies.agent(each.name()).name(), each.owner()));
    agents.forEach(each -> owners.put(each.name(), each.owner()));
    UnaryOperator<String> owner = name -> owners.getOrDefault(name, "");
    List<ArtefactState> all =
        new ArrayList<>(RouteStates.of(gateway.gateway().routes(), settings.models().catalogue()));
    all.addAll(SourceStates.of(settings.sources(), settings.live()));
    all.addAll(files.read(agents));
    all.addAll(TrafficStates.ofPrompts(new FingerprintRows(stores.jdbi()).byCaller(since), owner));
    all.addAll(TrafficStates.ofTools(new ToolDefinitionRows(stores.jdbi()).since(since), owner));
    return all;
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
        map(stores, stores.settings().routes(), Map.of()),
        seen(stores).undeclared(new PromptTree(files), fingerprinter(stores)));
  }

  /**
   * Proposes pairs of prompts that mean alike though nothing connects them, by an embedding model.
   *
   * @throws IOException where a folder of prompts cannot be read
   */
  public static List<AlikePrompts.AlikePair> alike(SignalboxSettings settings, Clock clock)
      throws IOException {
    try (StoreGraph stores = StoreGraph.open(settings, clock);
        PreloadedEmbedder embedder =
            new PreloadedEmbedder(DataFolder.libraries(settings)).preload()) {
      return alike(stores, embedder);
    }
  }

  private static List<AlikePrompts.AlikePair> alike(StoreGraph stores, Embedder embedder)
      throws IOException {
    DependencyMap map = map(stores, stores.settings().routes(), Map.of());
    List<AlikePrompts.AlikePair> pairs = new ArrayList<>();
    for (PromptSource source : stores.settings().prompts()) {
      pairs.addAll(AlikePrompts.of(map, PromptFolder.read(source.folder()), embedder));
    }
    return pairs;
  }

  /** Builds the Slack command about dependencies, and the watch over changed prompt files. */
  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place,
      StoreGraph stores,
      GatewayAssembly gateway,
      Embedder embedder) {
    SignalboxSettings settings = stores.settings();
    ChangePosts posts = new ChangePosts(stores.messages(), place.people(), settings.prompts());
    ChangeWatch.MapReader maps = before -> map(stores, gateway.gateway().routes(), before);
    FileStates files = new FileStates(settings.prompts());
    EvaluationAssembly evaluations = EvaluationAssembly.over(settings, gateway, stores.clock());
    RoutedChecks checks =
        new RoutedChecks(
            settings.routes(),
            settings.prompts(),
            maps,
            (set, route, asker, again) ->
                evaluations.run(
                    set,
                    route,
                    new EvaluationAssembly.RunPlan(
                        asker, Optional.empty(), new RunBudget(Cost.dollars(1)), again),
                    line -> {}),
            EvaluationAssembly.folder(settings));
    return new ImpactWorkflow(
        place,
        stores.outbox(),
        new ImpactQuestions(maps, () -> fragments(stores), () -> alike(stores, embedder)),
        new ImpactWorkflow.ImpactWatches(
            new ChangeWatch(stores.jdbi(), settings.prompts(), maps, checks, posts, stores.clock()),
            new StateWatch(
                stores.jdbi(),
                () -> states(stores, gateway, files),
                maps,
                checks,
                posts,
                stores.clock())),
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
