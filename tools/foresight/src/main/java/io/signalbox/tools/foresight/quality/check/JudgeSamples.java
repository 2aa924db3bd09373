package io.signalbox.tools.foresight.quality.check;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Bounded in-memory queue of answers that wait for a judge; what finds it full is not judged. Safe
 * for use from several threads.
 */
public final class JudgeSamples {
  private static final int MOST = 100;

  private final Queue<JudgeSample> waiting = new ArrayDeque<>();
  private final RandomGenerator random;

  public JudgeSamples(RandomGenerator random) {
    this.random = random;
  }

  /** Answer drawn for a judge, with its question. */
  public record JudgeSample(RouteCheck check, JudgeRule judge, String question, String answer) {}

  /** Draws an answer for the check's judge, with the probability that the settings name. */
  public synchronized void offer(RouteCheck check, String question, String answer) {
    check
        .judge()
        .filter(judge -> waiting.size() < MOST && random.nextDouble() < judge.share())
        .ifPresent(judge -> waiting.add(new JudgeSample(check, judge, question, answer)));
  }

  /** Removes and returns the next answer. */
  public synchronized Optional<JudgeSample> next() {
    return Optional.ofNullable(waiting.poll());
  }
}
