package io.signalbox.knowledge.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Access rules of all content that a text was made from; a reader must be permitted by each of
 * them. Whoever is to read the text must be permitted by each of them, wherever the text goes.
 */
public record ContentAccess(Set<AccessRule> rules) {
  public ContentAccess {
    rules = Set.copyOf(rules);
  }

  /** Returns the access of a text based on content with these rules. */
  public static ContentAccess of(Collection<AccessRule> rules) {
    return new ContentAccess(new LinkedHashSet<>(rules));
  }

  /** Returns the access of a text based on content with one rule. */
  public static ContentAccess of(AccessRule rule) {
    return new ContentAccess(Set.of(rule));
  }

  /** Parses the rules that {@link #texts()} returned. */
  public static ContentAccess parse(Collection<String> texts) {
    return of(texts.stream().map(AccessRule::parse).toList());
  }

  /** Returns whether this audience may read all of it. */
  public boolean permits(Audience audience) {
    return rules.stream().allMatch(rule -> rule.permits(audience));
  }

  /** Returns the access of a text that is based on other content too. */
  public ContentAccess and(ContentAccess other) {
    Set<AccessRule> all = new LinkedHashSet<>(rules);
    all.addAll(other.rules);
    return new ContentAccess(all);
  }

  /** Returns the rules that do not permit this audience, in the notation of settings, sorted. */
  public List<String> refusals(Audience audience) {
    return rules.stream()
        .filter(rule -> !rule.permits(audience))
        .map(AccessRule::text)
        .sorted()
        .toList();
  }

  /** Returns the rules in the notation of settings, sorted. */
  public List<String> texts() {
    return rules.stream().map(AccessRule::text).sorted().toList();
  }
}
