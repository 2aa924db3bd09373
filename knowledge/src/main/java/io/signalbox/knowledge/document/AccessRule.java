package io.signalbox.knowledge.document;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may see what a source holds. Stored with every passage and table row, enforced inside the
 * query.
 */
public sealed interface AccessRule {

  /** Everybody in the organisation. */
  record Everyone() implements AccessRule {}

  /**
   * Only the principals named.
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

  /** Whether everybody in this audience may see it. */
  default boolean permits(Audience audience) {
    return switch (this) {
      case Everyone everyone -> true;
      case Only only -> audience.principals().stream().anyMatch(only.principals()::contains);
    };
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
