package io.signalbox.tools.foresight.goldenpath;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.scan.LifecycleCheck;
import io.signalbox.tools.foresight.catalogue.scan.RepositoryScan;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.prompt.FolderBounds;
import io.signalbox.tools.foresight.report.ReportFinding;
import io.signalbox.tools.foresight.report.ReportFinding.FindingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Checks an agent's repository against the golden path, the organisation's rules for agents. */
public final class GoldenPath {
  /** File name of an agent's manifest in the root of its repository. */
  public static final String MANIFEST = "agent.yaml";

  private final GoldenPathSettings settings;
  private final RouteTable routes;
  private final ModelCatalogue catalogue;
  private final Function<EvaluationSet, OptionalDouble> passed;
  private final LocalDate today;

  /**
   * @param passed share of a set's version that passed when it was run last; empty if it was not
   */
  public GoldenPath(
      GoldenPathSettings settings,
      RouteTable routes,
      ModelCatalogue catalogue,
      Function<EvaluationSet, OptionalDouble> passed,
      LocalDate today) {
    this.settings = settings;
    this.routes = routes;
    this.catalogue = catalogue;
    this.passed = passed;
    this.today = today;
  }

  /**
   * Returns the findings about the agents of a repository; the build passes if none has level
   * error.
   */
  public List<ReportFinding> check(Path repository) throws IOException {
    List<ReportFinding> findings = new ArrayList<>();
    Path manifest = repository.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      findings.add(finding(GoldenRule.MANIFEST, "there is no " + MANIFEST, 1));
    } else {
      String text = Files.readString(manifest, UTF_8);
      try {
        for (AgentProfile profile : AgentManifest.parse(text)) {
          findings.addAll(agent(profile, repository, text));
        }
      } catch (InvalidConfigException e) {
        findings.add(finding(GoldenRule.MANIFEST, e.problems().getFirst().in(MANIFEST), 1));
      }
    }
    for (ReportFinding found :
        new LifecycleCheck(today, settings.days())
            .mentions(new RepositoryScan(catalogue).of(repository).mentions())) {
      FindingLevel level =
          settings.required().contains(GoldenRule.MODELS) ? found.level() : FindingLevel.WARNING;
      findings.add(
          new ReportFinding(
              level, GoldenRule.MODELS.label(), found.sentence(), found.path(), found.line()));
    }
    return findings;
  }

  /** Returns the agents that a repository's manifest declares; none when it cannot be read. */
  public static List<AgentProfile> agents(Path repository) throws IOException {
    Path manifest = repository.resolve(MANIFEST);
    try {
      return Files.isRegularFile(manifest)
          ? AgentManifest.parse(Files.readString(manifest, UTF_8))
          : List.of();
    } catch (InvalidConfigException e) {
      return List.of();
    }
  }

  private List<ReportFinding> agent(AgentProfile profile, Path repository, String text) {
    List<ReportFinding> findings = new ArrayList<>();
    String name = profile.name();
    if (profile.owner().isBlank()) {
      findings.add(finding(GoldenRule.OWNER, name + " has no owner", line(text, "name")));
    }
    if (profile.deputy().isBlank()) {
      findings.add(finding(GoldenRule.DEPUTY, name + " has no deputy", line(text, "owner")));
    }
    if (profile.keys() == AgentProfile.Keys.PERSONAL) {
      findings.add(
          finding(GoldenRule.KEYS, name + " calls models with a person's key", line(text, "keys")));
    }
    if (profile.practice().logging().isBlank()) {
      findings.add(
          finding(
              GoldenRule.LOGGING, name + " does not say where its runs are", line(text, "name")));
    }
    for (String model : profile.models()) {
      Optional<Route> route = routes.find(model);
      if (route.filter(each -> !each.highest().covers(profile.dataClass())).isPresent()) {
        findings.add(
            finding(
                GoldenRule.DATA_CLASS,
                "%s reads %s data, and the route %s carries %s data at most"
                    .formatted(
                        name, profile.dataClass().label(), model, route.get().highest().label()),
                line(text, "data-class")));
      }
    }
    evaluation(profile, repository)
        .ifPresent(
            words -> findings.add(finding(GoldenRule.EVALUATION, words, line(text, "evaluation"))));
    return findings;
  }

  private Optional<String> evaluation(AgentProfile profile, Path repository) {
    String named = profile.practice().evaluation();
    Path folder = repository.toAbsolutePath().normalize();
    Path file = folder.resolve(named.isBlank() ? "-" : named).normalize();
    if (named.isBlank()
        || !file.startsWith(folder)
        || !Files.isRegularFile(file)
        || FolderBounds.inside(folder, file).isEmpty()) {
      return Optional.of(profile.name() + " names no evaluation set that is there");
    }
    try {
      EvaluationSet set = EvaluationFile.read(file);
      if (set.checked().isEmpty()) {
        return Optional.of("the evaluation set %s has no case with a check".formatted(named));
      }
      int unchecked = set.cases().size() - set.checked().size();
      if (unchecked > 0) {
        return Optional.of(
            "the evaluation set %s has cases without a check, which prove nothing: %d of %d"
                .formatted(named, unchecked, set.cases().size()));
      }
      OptionalDouble rate = passed.apply(set);
      if (rate.isEmpty()) {
        return Optional.of(
            "the evaluation set %s was not run in its present version: ./signalbox eval run"
                .formatted(named));
      }
      return rate.getAsDouble() < settings.passRate()
          ? Optional.of(
              "the evaluation set %s passed to %.0f %%, %.0f %% are wanted"
                  .formatted(named, rate.getAsDouble() * 100, settings.passRate() * 100))
          : Optional.empty();
    } catch (UnreadableSetException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private ReportFinding finding(GoldenRule rule, String words, int line) {
    FindingLevel level =
        settings.required().contains(rule) ? FindingLevel.ERROR : FindingLevel.WARNING;
    return new ReportFinding(level, rule.label(), words, MANIFEST, line);
  }

  private static int line(String text, String key) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key + ":")) {
        return i + 1;
      }
    }
    return 1;
  }
}
