package io.signalbox.tools.foresight.change;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun.RunResult;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.PromptChecks;
import io.signalbox.tools.foresight.evaluation.RunJournal;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.EvaluationState;
import io.signalbox.tools.foresight.prompt.AssembledPrompt;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the evaluation sets of an owner's artefacts that a change touches, over the gateway routes
 * that their agents use, with the current prompt. A run that covers the same set, prompt and model
 * is taken over.
 */
public final class RoutedChecks implements OwnerChecks {
  private static final Set<ArtefactKind> VERSIONED =
      Set.of(ArtefactKind.PROMPT, ArtefactKind.FRAGMENT, ArtefactKind.EVALUATION_SET);

  /** Share of a set's weight that has to pass, from 0 to 1. */
  private static final double WANTED = 0.9;

  private final RouteTable routes;
  private final List<PromptSource> sources;
  private final ChangeWatch.MapReader maps;
  private final SetRun sets;
  private final Path journals;

  /** Port that runs an evaluation set over a route. */
  @FunctionalInterface
  public interface SetRun {
    /**
     * Runs the set.
     *
     * @param asker name of the agent that asks
     * @param again whether the results of an earlier run of the same set, prompt and model do not
     *     count
     */
    RunResult run(EvaluationSet set, Route route, String asker, boolean again);
  }

  /**
   * Evaluation set to run for an artefact, with the route to run it over.
   *
   * @param underPrompt whether the set's cases begin with the prompt that the artefact uses now
   */
  private record PlannedCheck(
      Artefact artefact, EvaluationSet set, Optional<Route> route, boolean underPrompt) {}

  /**
   * @param journals folder of the results of runs
   */
  public RoutedChecks(
      RouteTable routes,
      List<PromptSource> sources,
      ChangeWatch.MapReader maps,
      SetRun sets,
      Path journals) {
    this.routes = routes;
    this.sources = List.copyOf(sources);
    this.maps = maps;
    this.sets = sets;
    this.journals = journals;
  }

  @Override
  public Optional<CheckOutcome> known(ChangeNotice notice, DependencyMap map) {
    if (!isVersioned(notice.change())) {
      return Optional.empty();
    }
    List<PlannedCheck> planned = planned(notice, map);
    List<String> words = new ArrayList<>();
    boolean passed = true;
    for (PlannedCheck check : planned) {
      Optional<RunResult> result =
          check
              .route()
              .filter(route -> check.underPrompt())
              .flatMap(route -> recorded(check.set(), route));
      if (result.isEmpty()) {
        return Optional.empty();
      }
      passed &= EvaluationReport.rate(result.get()) >= WANTED;
      words.add(check.artefact().name() + ": " + EvaluationReport.sentence(result.get()));
    }
    return planned.isEmpty()
        ? Optional.empty()
        : Optional.of(new CheckOutcome(passed, String.join("\n", words)));
  }

  /**
   * Returns whether runs are stored by the changed version, as they are by prompt, evaluation set
   * and model; an earlier run says nothing of a changed tool or source, nor of what is announced.
   */
  private static boolean isVersioned(ArtefactChange change) {
    return !change.isAnnounced()
        && Artefact.ofKey(change.artefact())
            .map(Artefact::kind)
            .filter(VERSIONED::contains)
            .isPresent();
  }

  private Optional<RunResult> recorded(EvaluationSet set, Route route) {
    String model = route.target().modelName().orElse("");
    RunResult result =
        new RunResult(
            List.copyOf(
                RunJournal.of(journals, set, new RunJournal.RunModels(route.name(), model))
                    .read()
                    .values()),
            0);
    return result.results().size() == set.cases().size() ? Optional.of(result) : Optional.empty();
  }

  @Override
  public CheckOutcome run(ChangeNotice notice) {
    DependencyMap map;
    try {
      map = maps.read(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<PlannedCheck> planned = planned(notice, map);
    if (planned.isEmpty()) {
      return new CheckOutcome(
          false,
          "None of these names an evaluation set that lies in a folder of prompts"
              + " (`evaluation` in the front matter or the manifest).");
    }
    List<String> words = new ArrayList<>();
    boolean passed = true;
    for (PlannedCheck check : planned) {
      if (check.route().isEmpty()) {
        passed = false;
        words.add(check.artefact().name() + ": no route is known that it uses");
      } else {
        RunResult result =
            sets.run(
                check.set(),
                check.route().get(),
                check.artefact().name(),
                !isVersioned(notice.change()));
        passed &= result.isFinished() && EvaluationReport.rate(result) >= WANTED;
        words.add(check.artefact().name() + ": " + EvaluationReport.sentence(result));
      }
    }
    return new CheckOutcome(passed, String.join("\n", words));
  }

  private List<PlannedCheck> planned(ChangeNotice notice, DependencyMap map) {
    List<PlannedCheck> planned = new ArrayList<>();
    for (String line : notice.touched()) {
      int end = line.lastIndexOf(" (");
      Artefact.ofKey(end < 0 ? line : line.substring(0, end))
          .flatMap(artefact -> planned(artefact, map))
          .ifPresent(planned::add);
    }
    return planned;
  }

  private Optional<PlannedCheck> planned(Artefact artefact, DependencyMap map) {
    return Optional.ofNullable(map.evaluations().get(artefact))
        .flatMap(EvaluationState::file)
        .flatMap(RoutedChecks::read)
        .map(
            set -> {
              Optional<String> prompt = prompt(artefact, map.graph());
              return new PlannedCheck(
                  artefact,
                  prompt.map(text -> PromptChecks.under(text, set)).orElse(set),
                  route(artefact, map.graph()),
                  prompt.isPresent());
            });
  }

  private static Optional<EvaluationSet> read(Path file) {
    try {
      return Optional.of(EvaluationFile.read(file));
    } catch (UnreadableSetException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text of a prompt, or of the only prompt that an agent uses; empty when there are
   * several.
   */
  private Optional<String> prompt(Artefact artefact, DependencyGraph graph) {
    List<String> names =
        artefact.kind() == ArtefactKind.AGENT
            ? graph.uses(artefact).stream()
                .map(Dependency::used)
                .filter(used -> used.kind() == ArtefactKind.PROMPT)
                .map(Artefact::name)
                .toList()
            : List.of(artefact.name());
    List<String> texts = names.stream().flatMap(this::text).toList();
    return texts.size() == 1 ? Optional.of(texts.getFirst()) : Optional.empty();
  }

  private Stream<String> text(String name) {
    List<String> texts = new ArrayList<>();
    for (PromptSource source : sources) {
      try {
        PromptTree tree = PromptFolder.read(source.folder());
        Optional<PromptFile> file = tree.file(name);
        file.ifPresent(found -> texts.add(AssembledPrompt.of(tree, found)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts.stream();
  }

  /** Returns the route that an agent uses most; for a prompt, that of its nearest agent. */
  private Optional<Route> route(Artefact artefact, DependencyGraph graph) {
    Stream<Artefact> agents =
        Stream.concat(
            Stream.of(artefact),
            graph.downstream(artefact).stream().map(TouchedArtefact::artefact));
    return agents
        .filter(each -> each.kind() == ArtefactKind.AGENT)
        .flatMap(agent -> routes(agent, graph))
        .findFirst();
  }

  private Stream<Route> routes(Artefact agent, DependencyGraph graph) {
    return graph.uses(agent).stream()
        .sorted(Comparator.comparingLong(Dependency::calls).reversed())
        .flatMap(edge -> routes.find(edge.used().name()).stream())
        .filter(route -> route.target() instanceof RouteTarget.Chat);
  }
}
