package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.PromptDependencies;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.dependency.SettingsDependencies;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.RunJournal;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.gateway.accounting.PromptUse;
import io.signalbox.tools.workflow.agent.AgentProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builder that combines declared and observed dependencies into one map. For one thread, used once.
 */
public final class DependencyMapBuilder {
  private static final Set<ArtefactKind> FILES = Set.of(ArtefactKind.PROMPT, ArtefactKind.FRAGMENT);

  private final Path journals;
  private final List<Dependency> edges = new ArrayList<>();
  private final Set<Artefact> known = new TreeSet<>();
  private final Map<Artefact, String> owners = new HashMap<>();
  private final Map<Artefact, Long> calls = new HashMap<>();
  private final Map<Artefact, EvaluationState> evaluations = new HashMap<>();
  private final Set<Artefact> missing = new HashSet<>();
  private final List<PromptSource> sources = new ArrayList<>();

  /**
   * @param journals folder of the results of evaluation runs
   */
  public DependencyMapBuilder(Path journals) {
    this.journals = journals;
  }

  /** Adds the gateway routes of the settings. */
  public DependencyMapBuilder routes(RouteTable routes) {
    edges.addAll(SettingsDependencies.ofRoutes(routes));
    routes.list().forEach(r -> known.add(new Artefact(ArtefactKind.ROUTE, r.name())));
    return this;
  }

  /** Adds the prompt files of a source, with their owners and evaluation sets. */
  public DependencyMapBuilder prompts(
      PromptSource source, PromptTree tree, PromptFingerprinter fingerprinter) {
    sources.add(source);
    edges.addAll(PromptDependencies.declared(tree));
    edges.addAll(PromptDependencies.copies(tree, fingerprinter));
    for (PromptFile file : tree.files()) {
      Artefact node = PromptDependencies.artefact(file.name(), tree);
      known.add(node);
      tree.missing(file).forEach(name -> missing.add(new Artefact(ArtefactKind.FRAGMENT, name)));
      Optional<String> owner = file.facts().owner();
      own(node, owner.orElse(source.owner()));
      file.facts()
          .evaluation()
          .ifPresent(set -> evaluations.put(node, state(set, near(source, file, set))));
    }
    return this;
  }

  /** Adds the holders of text that files had before a change, found by fingerprints. */
  public DependencyMapBuilder earlier(
      PromptTree before, SeenPrompts seen, PromptFingerprinter fingerprinter) {
    edges.addAll(PromptDependencies.copies(before, fingerprinter));
    edges.addAll(seen.carrying(before, fingerprinter));
    return this;
  }

  private static Optional<Path> near(PromptSource source, PromptFile file, String set) {
    Path folder = source.folder().resolve(file.name()).resolveSibling(".");
    return within(source, folder.resolve(set))
        .or(() -> within(source, source.folder().resolve(set)));
  }

  /**
   * Returns the file if it exists below its source's folder; empty otherwise, whatever its name
   * says.
   */
  private static Optional<Path> within(PromptSource source, Path file) {
    Path normal = file.toAbsolutePath().normalize();
    return normal.startsWith(source.folder().toAbsolutePath().normalize())
            && Files.isRegularFile(normal)
        ? Optional.of(normal)
        : Optional.empty();
  }

  /**
   * Adds the registered agents; call after the prompt sources, in which their evaluation sets are
   * looked up.
   */
  public DependencyMapBuilder agents(Collection<AgentProfile> agents) {
    edges.addAll(SettingsDependencies.ofAgents(agents));
    for (AgentProfile agent : agents) {
      Artefact node = new Artefact(ArtefactKind.AGENT, agent.name());
      known.add(node);
      own(node, agent.owner());
      String set = agent.practice().evaluation();
      if (!set.isBlank()) {
        evaluations.put(node, state(set, inAnySource(set)));
      }
    }
    return this;
  }

  private Optional<Path> inAnySource(String set) {
    return set.matches("[\\w./-]+")
        ? sources.stream()
            .flatMap(source -> within(source, source.folder().resolve(set)).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Adds the owners of gateway callers; the owner in an agent's manifest takes precedence. */
  public DependencyMapBuilder callers(Collection<Caller> callers) {
    for (Caller caller : callers) {
      Artefact node = CallDependencies.agent(caller.name());
      if (!owners.containsKey(node)) {
        own(node, caller.owner());
      }
    }
    return this;
  }

  private void own(Artefact node, String owner) {
    if (!owner.isBlank()) {
      owners.put(node, owner);
      edges.add(Dependency.declared(node, new Artefact(ArtefactKind.OWNER, owner)));
    }
  }

  /** Adds recorded gateway calls; call after the prompt sources. */
  public DependencyMapBuilder traffic(List<PromptUse> uses) {
    edges.addAll(CallDependencies.observed(uses));
    for (PromptUse use : uses) {
      CallDependencies.artefacts(use).forEach(each -> calls.merge(each, use.calls(), Long::sum));
      use.served().ifPresent(reference -> served(reference, use));
    }
    return this;
  }

  /** Adds an edge from a prompt file to the agent in whose calls the gateway inserted it. */
  private void served(String reference, PromptUse use) {
    String name = reference.substring(0, Math.max(0, reference.lastIndexOf('@')));
    known.stream()
        .filter(each -> each.name().equals(name) && FILES.contains(each.kind()))
        .forEach(
            each -> {
              Artefact agent = CallDependencies.agent(use.caller());
              edges.add(Dependency.observed(each, agent, use.first(), use.last(), use.calls()));
              calls.merge(each, use.calls(), Long::sum);
            });
  }

  /** Adds an edge from each prompt file to the recorded prompts that contain its text. */
  public DependencyMapBuilder seen(
      SeenPrompts seen, PromptTree tree, PromptFingerprinter fingerprinter) {
    edges.addAll(seen.carrying(tree, fingerprinter));
    return this;
  }

  private EvaluationState state(String name, Optional<Path> file) {
    Optional<Instant> last = Optional.empty();
    OptionalDouble rate = OptionalDouble.empty();
    try {
      Optional<EvaluationSet> set = file.map(EvaluationFile::read);
      for (RunJournal journal : set.map(each -> RunJournal.all(journals, each)).orElse(List.of())) {
        Optional<Instant> at = journal.writtenAt();
        if (at.isPresent() && at.get().isAfter(last.orElse(Instant.MIN))) {
          List<CaseResult> results = List.copyOf(journal.read().values());
          last = at;
          rate =
              results.isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(
                      EvaluationReport.rate(new EvaluationRun.RunResult(results, 0)));
        }
      }
    } catch (UnreadableSetException e) {
      return new EvaluationState(name, Optional.empty(), Optional.empty(), OptionalDouble.empty());
    }
    return new EvaluationState(name, file, last, rate);
  }

  /** Builds the map of everything that was added. */
  public DependencyMap build() {
    return new DependencyMap(
        new DependencyGraph(edges, known), owners, calls, evaluations, missing);
  }
}
