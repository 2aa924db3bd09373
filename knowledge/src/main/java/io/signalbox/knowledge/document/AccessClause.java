package io.signalbox.knowledge.document;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Clause of an access rule, met by audiences with one of its principals or, if it names none, by
 * full members.
 *
 * @param principals empty for the public clause
 */
public record AccessClause(Set<Principal> principals) {
  /** Text of the public clause in settings and tables. */
  static final String PUBLIC = "public";

  public AccessClause {
    principals = Set.copyOf(principals);
  }

  /** Returns the clause that every full member meets: no guest, and nobody of elsewhere. */
  public static AccessClause everyone() {
    return new AccessClause(Set.of());
  }

  /**
   * Returns the clause that the principals named meet.
   *
   * @param principals never empty: a source nobody may see is a mistake in the settings
   */
  public static AccessClause anyOf(Set<Principal> principals) {
    if (principals.isEmpty()) {
      throw new IllegalArgumentException("an access rule must name somebody, or be public");
    }
    return new AccessClause(principals);
  }

  boolean isPublic() {
    return principals.isEmpty();
  }

  boolean isMetBy(Audience audience) {
    return isPublic()
        ? audience.isOrganisation()
        : audience.principals().stream().anyMatch(principals::contains);
  }

  /**
   * Returns the terms of which an audience needs at least one, in the form of {@link
   * Audience#terms()}.
   */
  public Set<String> terms() {
    return isPublic()
        ? Set.of(PUBLIC)
        : principals.stream().map(Principal::toString).collect(Collectors.toSet());
  }

  /**
   * Returns the clause as settings and tables write it: {@code public}, or the principals sorted
   * and joined by commas.
   */
  String text() {
    return terms().stream().sorted().collect(Collectors.joining(","));
  }

  /**
   * Parses the text that {@link #text()} returns, which settings use too.
   *
   * @throws IllegalArgumentException with a sentence for the operator when the text is neither
   */
  public static AccessClause parse(String text) {
    return text.strip().equals(PUBLIC)
        ? everyone()
        : anyOf(
            Arrays.stream(text.split(",", -1)).map(Principal::parse).collect(Collectors.toSet()));
  }
}
