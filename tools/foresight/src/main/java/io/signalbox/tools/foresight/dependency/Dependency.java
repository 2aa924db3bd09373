package io.signalbox.tools.foresight.dependency;

import java.time.Instant;
import java.util.Optional;

/**
 * Edge of the dependency graph: the user may break when the artefact that it uses changes.
 *
 * @param used the artefact that is depended on
 * @param user the artefact that depends on it
 * @param firstSeen empty for a declared one
 * @param lastSeen empty for a declared one
 * @param calls model calls that showed it; 0 for a declared one
 * @param percent share of the used text's fingerprints that the user holds; 0 where the edge is not
 *     from the two texts
 */
public record Dependency(
    Artefact used,
    Artefact user,
    DependencyEvidence evidence,
    Optional<Instant> firstSeen,
    Optional<Instant> lastSeen,
    long calls,
    int percent) {

  public static Dependency declared(Artefact used, Artefact user) {
    return new Dependency(
        used, user, DependencyEvidence.DECLARED, Optional.empty(), Optional.empty(), 0, 0);
  }

  public static Dependency observed(
      Artefact used, Artefact user, Instant first, Instant last, long calls) {
    return new Dependency(
        used, user, DependencyEvidence.OBSERVED, Optional.of(first), Optional.of(last), calls, 0);
  }

  /**
   * Creates the edge between two texts of which one contains words of the other.
   *
   * @param share of the used text that the user holds, from 0 to 1
   */
  public static Dependency copied(Artefact used, Artefact user, double share) {
    int percent = Math.clamp(Math.round(share * 100), 1, 100);
    return new Dependency(
        used, user, DependencyEvidence.OBSERVED, Optional.empty(), Optional.empty(), 0, percent);
  }
}
