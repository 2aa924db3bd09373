package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.LocalDate;
import java.util.List;

/** Rule that decides whether a route may switch to the successor of a retired model. Pure. */
public final class SwitchRule {
  private SwitchRule() {}

  /** Decision on a switch, with a sentence for people. */
  public record SwitchDecision(boolean allowed, String sentence) {}

  /**
   * Decides by the model's retirement, the latest rehearsal and its acceptance.
   *
   * @param kept rehearsals of the agent, the latest first
   * @param served model that the successor's route leads to now
   */
  public static SwitchDecision decide(
      ModelFact ending, String served, List<StoredRehearsal> kept, LocalDate today) {
    if (!ending.isGone(today)) {
      return new SwitchDecision(
          false,
          ending.hasEnd()
              ? "%s answers until %s; nothing is switched before."
                  .formatted(ending.model(), ending.retires().orElseThrow())
              : "%s has no end that is fixed; nothing is switched.".formatted(ending.model()));
    }
    List<StoredRehearsal> fitting =
        kept.stream()
            .filter(each -> each.from().equals(ending.model()) && each.to().equals(served))
            .toList();
    if (fitting.isEmpty()) {
      return new SwitchDecision(
          false,
          "Nobody rehearsed %s against %s: ./signalbox models rehearse. Nothing is switched."
              .formatted(ending.model(), served));
    }
    StoredRehearsal latest = fitting.getFirst();
    if (latest.verdict() != PairedComparison.ComparisonVerdict.NOT_WORSE) {
      return new SwitchDecision(
          false,
          "The latest rehearsal (%s) did not pass: %s".formatted(latest.id(), latest.sentence()));
    }
    return latest.acceptedBy().isEmpty()
        ? new SwitchDecision(
            false,
            "The rehearsal %s passed, and its owner has not accepted it: ./signalbox models decide accept %s"
                .formatted(latest.id(), latest.id()))
        : new SwitchDecision(
            true,
            "%s goes to %s, as %s accepted on the rehearsal %s."
                .formatted(ending.model(), served, latest.acceptedBy(), latest.id()));
  }
}
