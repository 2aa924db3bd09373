package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.dependency.AnswerFlow;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.BackstageDependencies.CatalogueGraph;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.PromptDependencies;
import io.signalbox.tools.foresight.dependency.SeenPrompts;
import io.signalbox.tools.foresight.dependency.SettingsDependencies;
import io.signalbox.tools.foresight.dependency.ToolDefinition;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.RunJournal;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.impact.EvaluationFiles.NamedSet;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.gateway.accounting.PromptUse;
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
          .ifPresent(set -> evaluated(node, EvaluationFiles.near(source, file.name(), set)));
      schemas(source, file).forEach(used -> edges.add(Dependency.declared(used, node)));
    }
    return this;
  }

  /**
   * Adds what depended on files before a change: who put them in, which a deleted file has no more,
   * and the holders of their text, found by fingerprints.
   */
  public DependencyMapBuilder earlier(
      PromptTree before, SeenPrompts seen, PromptFingerprinter fingerprinter) {
    edges.addAll(PromptDependencies.declared(before));
    edges.addAll(PromptDependencies.copies(before, fingerprinter));
    edges.addAll(seen.carrying(before, fingerprinter));
    return this;
  }

  private void evaluated(Artefact node, NamedSet set) {
    evaluations.put(node, state(set.name(), set.file()));
    edges.add(Dependency.declared(new Artefact(ArtefactKind.EVALUATION_SET, set.name()), node));
  }

  /** Returns the JSON files that a prompt file declares to use, as tool schemas. */
  private static List<Artefact> schemas(PromptSource source, PromptFile file) {
    return file.references().stream()
        .filter(EvaluationFiles::isSchema)
        .map(name -> EvaluationFiles.near(source, file.name(), name).name())
        .map(name -> new Artefact(ArtefactKind.TOOL_SCHEMA, name))
        .toList();
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
        evaluated(node, EvaluationFiles.inAny(sources, set));
      }
    }
    return this;
  }

  /** Adds what Backstage catalogue files declare; owners named elsewhere take precedence. */
  public DependencyMapBuilder catalogue(CatalogueGraph catalogue) {
    edges.addAll(catalogue.edges());
    catalogue
        .owners()
        .forEach(
            (node, owner) -> {
              known.add(node);
              if (!owners.containsKey(node)) {
                own(node, owner);
              }
            });
    return this;
  }

  /** Adds the tools that callers offer to models, and whose answers they are given. */
  public DependencyMapBuilder seen(List<ToolDefinition> tools, List<AnswerFlow> flows) {
    edges.addAll(CallDependencies.ofTools(tools));
    edges.addAll(CallDependencies.ofFlows(flows));
    return this;
  }

  /** Adds owners of further artefacts, such as knowledge sources. */
  public DependencyMapBuilder owners(Map<Artefact, String> further) {
    further.forEach(
        (node, owner) -> {
          known.add(node);
          own(node, owner);
        });
    return this;
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
              results.isEmpty() || results.size() < set.get().cases().size()
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
