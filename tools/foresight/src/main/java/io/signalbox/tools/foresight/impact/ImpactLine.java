package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import java.util.Optional;

/**
 * Artefact affected by a change, with its owner, traffic and evaluation.
 *
 * @param owner who answers for it
 * @param calls model calls of the last 30 days that went by it
 */
public record ImpactLine(
    TouchedArtefact touched,
    Optional<String> owner,
    long calls,
    Optional<EvaluationState> evaluation) {

  /** Returns the evidence for the last edge as a short phrase. */
  public String edge() {
    return edge(touched.via());
  }

  /** Returns the number of calls in 30 days as a short phrase. */
  public String traffic() {
    return counted(calls) + " in 30 days";
  }

  private static String counted(long calls) {
    return calls == 1 ? "1 call" : calls + " calls";
  }

  static String edge(Dependency via) {
    if (via.percent() > 0) {
      return "holds %d %% of its words".formatted(via.percent());
    }
    if (via.used().kind() == ArtefactKind.AGENT && via.user().kind() == ArtefactKind.AGENT) {
      return "is given its answers"
          + (via.calls() > 0 ? ", " + counted(via.calls()) + " seen" : "");
    }
    return via.evidence().label() + (via.calls() > 0 ? ", " + counted(via.calls()) : "");
  }

  /**
   * Returns the distance from the changed artefact as a short phrase; empty for a direct dependant.
   */
  public String way() {
    return touched.distance() == 1
        ? ""
        : "over %s, %d steps away".formatted(touched.via().used().name(), touched.distance());
  }
}
