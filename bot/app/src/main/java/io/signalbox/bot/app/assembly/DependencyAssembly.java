package io.signalbox.bot.app.assembly;

import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.PromptDependencies;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.dependency.SettingsDependencies;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.gateway.accounting.CallCounts;
import io.signalbox.tools.workflow.agent.Agent;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembly of the dependency graph from the settings, the registered agents, the prompt files and
 * the recorded calls.
 */
public final class DependencyAssembly {
  /** Age up to which a recorded call counts. */
  private static final Duration OBSERVED = Duration.ofDays(30);

  private DependencyAssembly() {}

  /**
   * Builds the graph of the organisation; opens the database for as long as that takes.
   *
   * @throws IOException where a folder of prompts cannot be read
   */
  public static DependencyGraph graph(SignalboxSettings settings, Clock clock) throws IOException {
    List<Dependency> edges = new ArrayList<>(SettingsDependencies.ofRoutes(settings.routes()));
    List<PromptTree> trees = new ArrayList<>();
    for (PromptSource source : settings.prompts()) {
      PromptTree tree = PromptFolder.read(source.folder());
      edges.addAll(PromptDependencies.declared(tree));
      trees.add(tree);
    }
    Instant since = clock.instant().minus(OBSERVED);
    try (StoreGraph stores = StoreGraph.open(settings, clock)) {
      edges.addAll(CallDependencies.observed(new CallCounts(stores.jdbi()).byPrompt(since)));
      FingerprintRows rows = new FingerprintRows(stores.jdbi());
      PromptFingerprinter fingerprinter = new PromptFingerprinter(rows.key(new SecureRandom()));
      SeenPrompts seen = new SeenPrompts(rows.since(since), clock.instant());
      trees.forEach(tree -> edges.addAll(seen.carrying(tree, fingerprinter)));
    }
    try (AgentsAssembly agents = AgentsAssembly.open(settings, clock)) {
      edges.addAll(
          SettingsDependencies.ofAgents(
              agents.agents().list().stream().map(Agent::profile).toList()));
    }
    return new DependencyGraph(edges);
  }
}
