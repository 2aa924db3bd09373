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

  /** Returns in words how many calls went by it. */
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
    return via.evidence().label() + (via.calls() > 0 ? ", " + counted(via.calls()) : "");
  }

  /** Returns in a few words how far away it is; empty for the nearest. */
  public String way() {
    return touched.distance() == 1
        ? ""
        : "over %s, %d steps away".formatted(touched.via().used().name(), touched.distance());
  }
}
