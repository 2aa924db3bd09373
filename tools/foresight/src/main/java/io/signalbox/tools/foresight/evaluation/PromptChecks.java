package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
