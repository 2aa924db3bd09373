package io.signalbox.knowledge.document;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The access rules of everything that a text rests on. Whoever is to read the text must be
 * permitted by each of them, wherever the text goes.
 */
public record ContentAccess(Set<AccessRule> rules) {
  public ContentAccess {
    rules = Set.copyOf(rules);
  }

  /** The access of a text that rests on these. */
  public static ContentAccess of(Collection<AccessRule> rules) {
    return new ContentAccess(new LinkedHashSet<>(rules));
  }

  /** The access of a text that one rule covers. */
  public static ContentAccess of(AccessRule rule) {
    return new ContentAccess(Set.of(rule));
  }

  /** Reads what {@link #texts()} gave. */
  public static ContentAccess parse(Collection<String> texts) {
    return of(texts.stream().map(AccessRule::parse).toList());
  }

  /** Returns whether this audience may read all of it. */
  public boolean permits(Audience audience) {
    return rules.stream().allMatch(rule -> rule.permits(audience));
  }

  /** The access of a text that rests on these too. */
  public ContentAccess and(ContentAccess other) {
    Set<AccessRule> all = new LinkedHashSet<>(rules);
    all.addAll(other.rules);
    return new ContentAccess(all);
  }

  /** The rules that keep this audience out, as settings write them, sorted. */
  public List<String> refusals(Audience audience) {
    return rules.stream()
        .filter(rule -> !rule.permits(audience))
        .map(AccessRule::text)
        .sorted()
        .toList();
  }

  /** The rules as settings write them, sorted. */
  public List<String> texts() {
    return rules.stream().map(AccessRule::text).sorted().toList();
  }
}
