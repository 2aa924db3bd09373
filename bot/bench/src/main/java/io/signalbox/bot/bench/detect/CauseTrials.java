package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Trials of cause ranking: simulates faults with known causes among unrelated changes, over eight
 * agents on three routes and the bot, and counts how often the right changes are ranked first.
 */
record CauseTrials(PrintWriter out, long seed) {
  void print(int trials) {
    out.printf(
        "%nCause named first, +20 points, among %d other changes within 45 minutes; %d faults a"
            + " row%n%n| cause | first | minutes to the alarm, median | reach |%n| --- | --- | ---"
            + " | --- |%n",
        CauseTrial.OTHERS, trials);
    for (ChangeKind kind :
        List.of(ChangeKind.MODEL, ChangeKind.PROMPT, ChangeKind.SOURCE, ChangeKind.PROVIDER)) {
      print(kind.words(), trials, Map.of(kind, QualitySignal.REFUSED));
    }
    print(
        "three at once: the model, a prompt, a source, each in a signal of its own",
        trials,
        three(QualitySignal.REFUSED, QualitySignal.OTHER_FORMAT, QualitySignal.NOT_KNOWN));
    print(
        "three at once, all in one signal",
        trials,
        three(QualitySignal.REFUSED, QualitySignal.REFUSED, QualitySignal.REFUSED));
    out.flush();
  }

  private static Map<ChangeKind, QualitySignal> three(
      QualitySignal model, QualitySignal prompt, QualitySignal source) {
    return Map.of(ChangeKind.MODEL, model, ChangeKind.PROMPT, prompt, ChangeKind.SOURCE, source);
  }

  private void print(String name, int trials, Map<ChangeKind, QualitySignal> causes) {
    SplittableRandom random = new SplittableRandom(seed);
    int first = 0;
    int together = 0;
    int[] delays = new int[trials];
    for (int i = 0; i < trials; i++) {
      CauseTrial trial = new CauseTrial(new TreeMap<>(causes), random.split());
      delays[i] = trial.run();
      first += trial.isRight() ? 1 : 0;
      together += trial.isOneIncident() ? 1 : 0;
    }
    Arrays.sort(delays);
    String incidents =
        causes.size() == 1
            ? ""
            : String.format(Locale.ROOT, "; one incident in %.1f %%", 100.0 * together / trials);
    out.printf(
        Locale.ROOT,
        "| %s | %.1f %%%s | %d | 95 %%: %s |%n",
        name,
        100.0 * first / trials,
        incidents,
        delays[trials / 2],
        first >= 0.95 * trials ? "met" : "missed");
  }
}
