package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import java.util.Optional;

/**
 * Something that a change touches.
 *
 * @param owner who answers for it
 * @param calls model calls of the last 30 days that went by it
 */
public record ImpactLine(
    TouchedArtefact touched,
    Optional<String> owner,
    long calls,
    Optional<EvaluationState> evaluation) {

  /** Returns in a few words how sure the edge is that leads to it. */
  public String edge() {
    return edge(touched.via());
  }

  static String edge(Dependency via) {
    if (via.percent() > 0) {
      return "holds %d %% of its words".formatted(via.percent());
    }
    String calls = via.calls() == 1 ? "1 call" : via.calls() + " calls";
    return via.evidence().label() + (via.calls() > 0 ? ", " + calls : "");
  }

  /** Returns in a few words how far away it is; empty for the nearest. */
  public String way() {
    return touched.distance() == 1
        ? ""
        : "over %s, %d steps away".formatted(touched.via().used().name(), touched.distance());
  }
}
