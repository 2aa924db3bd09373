package io.signalbox.knowledge.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rule that states who may read a source's content, as a conjunction of clauses. Stored with every
 * passage and table row, enforced inside the query. Settings write rules of one clause; content
 * that lies within other content has the clauses of both.
 *
 * @param clauses from one to {@value #MOST_CLAUSES}
 */
public record AccessRule(Set<AccessClause> clauses) {
  /** Greatest number of clauses in a rule, since the index has one field for each. */
  public static final int MOST_CLAUSES = 8;

  private static final String BETWEEN_CLAUSES = ";";
  private static final Principal NOBODY =
      new Principal(Principal.PrincipalKind.EXTERNAL, "signalbox-role:nobody");

  public AccessRule {
    clauses = Set.copyOf(clauses);
    if (clauses.isEmpty() || clauses.size() > MOST_CLAUSES) {
      throw new IllegalArgumentException(
          "an access rule has from 1 to " + MOST_CLAUSES + " clauses, not " + clauses.size());
    }
  }

  /** Returns the rule of one clause. */
  public static AccessRule of(AccessClause clause) {
    return new AccessRule(Set.of(clause));
  }

  /** Returns the rule that permits every full member; no guest, and nobody of elsewhere. */
  public static AccessRule everyone() {
    return of(AccessClause.everyone());
  }

  /**
   * Returns the rule that permits the principals named.
   *
   * @param principals never empty
   */
  public static AccessRule only(Set<Principal> principals) {
    return of(AccessClause.anyOf(principals));
  }

  /** Returns the rule that permits nobody, for content whose rights cannot be read. */
  public static AccessRule nobody() {
    return only(Set.of(NOBODY));
  }

  /** Returns whether the rule permits nobody, whoever asks. */
  public boolean isNobody() {
    return clauses.contains(AccessClause.anyOf(Set.of(NOBODY)));
  }

  /** Returns the rule that permits only those whom both rules permit. */
  public AccessRule and(AccessRule other) {
    Set<AccessClause> all = new HashSet<>(clauses);
    all.addAll(other.clauses);
    return new AccessRule(all);
  }

  /** Returns whether every member of the audience may read the content. */
  public boolean permits(Audience audience) {
    return clauses.stream().allMatch(clause -> clause.isMetBy(audience));
  }

  /** Returns whether every full member of the organisation is permitted. */
  public boolean isPublic() {
    return clauses.stream().allMatch(AccessClause::isPublic);
  }

  /** Returns whether the rule names a principal of this kind. */
  public boolean names(Principal.PrincipalKind kind) {
    return clauses.stream()
        .flatMap(clause -> clause.principals().stream())
        .anyMatch(principal -> principal.kind() == kind);
  }

  /** Returns the clauses in the order in which they are stored. */
  public List<AccessClause> ordered() {
    return clauses.stream().sorted(Comparator.comparing(AccessClause::text)).toList();
  }

  /**
   * Returns the single-clause rule that permits only audiences that all these rules permit; empty
   * where no single clause can express it. That is so where they name nobody in common, or where
   * one is public, which a guest whom another one names may not see.
   *
   * @param rules none means everyone
   */
  public static Optional<AccessRule> common(Collection<AccessRule> rules) {
    Set<AccessRule> different = Set.copyOf(rules);
    if (different.size() < 2) {
      return Optional.of(different.stream().findFirst().orElseGet(AccessRule::everyone));
    }
    Set<AccessClause> clauses =
        different.stream().flatMap(rule -> rule.clauses.stream()).collect(Collectors.toSet());
    if (clauses.stream().anyMatch(AccessClause::isPublic)) {
      return Optional.empty();
    }
    Set<Principal> shared = new HashSet<>(clauses.iterator().next().principals());
    clauses.forEach(clause -> shared.retainAll(clause.principals()));
    return shared.isEmpty() ? Optional.empty() : Optional.of(only(shared));
  }

  /** Returns the rule as stored: its clauses sorted and joined by semicolons. */
  public String text() {
    return ordered().stream().map(AccessClause::text).collect(Collectors.joining(BETWEEN_CLAUSES));
  }

  /**
   * Parses the text that {@link #text()} returns.
   *
   * @throws IllegalArgumentException with a sentence for the operator when it is nothing of the
   *     kind
   */
  public static AccessRule parse(String text) {
    return new AccessRule(
        Arrays.stream(text.split(BETWEEN_CLAUSES, -1))
            .map(AccessClause::parse)
            .collect(Collectors.toSet()));
  }
}
