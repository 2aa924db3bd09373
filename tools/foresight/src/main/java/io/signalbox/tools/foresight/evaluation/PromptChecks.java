package io.signalbox.tools.foresight.evaluation;

import io.signalbox.config.secret.Sha256Hash;
import java.util.Optional;

/** Creates evaluation sets that test a given version of a prompt. */
public final class PromptChecks {
  private static final int DIGITS = 16;

  private PromptChecks() {}

  /**
   * Returns the set with this system prompt in every case that has none of its own. Its version is
   * that of the set and the prompt, so that results of an earlier prompt do not count.
   */
  public static EvaluationSet under(String prompt, EvaluationSet set) {
    return new EvaluationSet(
        set.name(),
        version(set.version() + "\n" + prompt),
        set.cases().stream()
            .map(
                each ->
                    new EvaluationCase(
                        each.id(),
                        each.system().or(() -> Optional.of(prompt)),
                        each.input(),
                        each.checks(),
                        each.weight(),
                        each.human(),
                        each.recorded()))
            .toList(),
        set.notes());
  }

  private static String version(String text) {
    return Sha256Hash.hex(text).substring(0, DIGITS);
  }
}
