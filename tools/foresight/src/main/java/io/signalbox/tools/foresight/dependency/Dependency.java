package io.signalbox.tools.foresight.dependency;

import java.time.Instant;
import java.util.Optional;

/**
 * An edge of the graph: the user breaks when what it uses changes.
 *
 * @param used the artefact that is depended on
 * @param user the artefact that depends on it
 * @param firstSeen empty for a declared one
 * @param lastSeen empty for a declared one
 * @param calls model calls that showed it; 0 for a declared one
 */
public record Dependency(
    Artefact used,
    Artefact user,
    Evidence evidence,
    Optional<Instant> firstSeen,
    Optional<Instant> lastSeen,
    long calls) {

  public static Dependency declared(Artefact used, Artefact user) {
    return new Dependency(used, user, Evidence.DECLARED, Optional.empty(), Optional.empty(), 0);
  }

  public static Dependency observed(
      Artefact used, Artefact user, Instant first, Instant last, long calls) {
    return new Dependency(
        used, user, Evidence.OBSERVED, Optional.of(first), Optional.of(last), calls);
  }
}
