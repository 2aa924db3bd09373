package io.signalbox.bot.app.cli.impact;

import io.signalbox.bot.app.assembly.EvaluationAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.foresight.evaluation.EvaluationFile;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import io.signalbox.tools.foresight.evaluation.PromptChecks;
import io.signalbox.tools.foresight.evaluation.RunBudget;
import io.signalbox.tools.foresight.evaluation.UnreadableSetException;
import io.signalbox.tools.foresight.prompt.AssembledPrompt;
import io.signalbox.tools.foresight.prompt.FolderBounds;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Runs the evaluation set of each prompt that a change touches, over a route of the gateway.
 *
 * @param folder of the repository's files
 * @param wanted share that has to pass
 */
record DiffChecks(
    SignalboxSettings settings, Route route, Path folder, Cost budget, double wanted, Clock clock) {

  /**
   * Result of the evaluation set of one prompt.
   *
   * @param green whether a run of this version passed
   */
  record CheckResult(boolean green, String words) {
    static final CheckResult NONE = new CheckResult(false, "no evaluation set");
  }

  /**
   * Runs the evaluation set that the prompt file names, with the prompt's text after the change.
   */
  CheckResult of(PromptFile file, PromptTree after) {
    Optional<Path> set =
        file.facts().evaluation().map(name -> folder.resolve(file.name()).resolveSibling(name));
    if (set.isEmpty()) {
      return CheckResult.NONE;
    }
    Path path = set.get().toAbsolutePath().normalize();
    boolean out = !path.startsWith(folder.toAbsolutePath().normalize());
    if (out || (Files.exists(path) && FolderBounds.inside(folder, path).isEmpty())) {
      return new CheckResult(false, "its evaluation set is outside of the repository");
    }
    try (EvaluationAssembly assembly = EvaluationAssembly.open(settings, clock)) {
      EvaluationSet checks =
          PromptChecks.under(AssembledPrompt.of(after, file), EvaluationFile.read(set.get()));
      EvaluationRun.RunResult result =
          assembly.run(
              checks,
              route,
              new EvaluationAssembly.RunPlan(
                  "impact", Optional.empty(), new RunBudget(budget), /* again= */ false),
              line -> {});
      return new CheckResult(
          result.isFinished() && EvaluationReport.rate(result) >= wanted,
          EvaluationReport.sentence(result));
    } catch (UnreadableSetException e) {
      return new CheckResult(false, String.valueOf(e.getMessage()));
    }
  }
}
