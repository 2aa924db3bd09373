package io.signalbox.knowledge.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rule that states who may read a source's content. Stored with every passage and table row,
 * enforced inside the query.
 */
public sealed interface AccessRule {

  /** Every full member of the organisation; no guest, and nobody of another organisation. */
  record Everyone() implements AccessRule {}

  /**
   * Restriction to the principals named.
   *
   * @param principals never empty: a source nobody may see is a mistake in the settings
   */
  record Only(Set<Principal> principals) implements AccessRule {
    public Only {
      principals = Set.copyOf(principals);
      if (principals.isEmpty()) {
        throw new IllegalArgumentException("an access rule must name somebody, or be public");
      }
    }
  }

  /** Returns whether every member of the audience may read the content. */
  default boolean permits(Audience audience) {
    return switch (this) {
      case Everyone everyone -> audience.isOrganisation();
      case Only only -> audience.principals().stream().anyMatch(only.principals()::contains);
    };
  }

  /**
   * The rule that permits only audiences that each of these permits; empty where no single rule
   * says that: where they name nobody in common, or where one is public, which a guest whom another
   * one names may not see.
   *
   * @param rules none means everyone
   */
  static Optional<AccessRule> common(Collection<AccessRule> rules) {
    Set<AccessRule> different = Set.copyOf(rules);
    if (different.size() < 2) {
      return Optional.of(different.stream().findFirst().orElseGet(Everyone::new));
    }
    Set<Principal> shared = new HashSet<>();
    for (AccessRule rule : different) {
      switch (rule) {
        case Everyone everyone -> {
          return Optional.empty();
        }
        case Only only -> shared.addAll(only.principals());
      }
    }
    for (AccessRule rule : different) {
      if (rule instanceof Only only) {
        shared.retainAll(only.principals());
      }
    }
    return shared.isEmpty() ? Optional.empty() : Optional.of(new Only(shared));
  }

  /** The rule as stored: {@code public}, or the principals sorted and joined by commas. */
  default String text() {
    return switch (this) {
      case Everyone everyone -> "public";
      case Only only ->
          only.principals().stream()
              .map(Principal::toString)
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining(","));
    };
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException with a sentence for the operator when the text is neither
   */
  static AccessRule parse(String text) {
    if (text.strip().equals("public")) {
      return new Everyone();
    }
    return new Only(
        Arrays.stream(text.split(",", -1)).map(Principal::parse).collect(Collectors.toSet()));
  }
}
