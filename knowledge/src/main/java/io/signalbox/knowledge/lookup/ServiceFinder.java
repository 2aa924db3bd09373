package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.name.NameFinder;
import io.signalbox.knowledge.lookup.name.NameMatch;
import io.signalbox.knowledge.lookup.name.NamedEntity;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.Ownership;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.ownership.SourcedOwnership;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the service or team that words such as "payments", "the billing thing", "ledger" name,
 * among those that the audience may see. Safe for use from several threads.
 */
public final class ServiceFinder {
  private static final int MOST_WORDS = 6;

  private final OnCallTable onCall;
  private final OwnershipTable ownership;

  public ServiceFinder(OnCallTable onCall, OwnershipTable ownership) {
    this.onCall = onCall;
    this.ownership = ownership;
  }

  private record ServiceEntry(String name, Optional<String> team) {}

  /** Returns the match of the words as a whole. */
  public ServiceMatch find(String words, Audience audience) {
    return match(words, "", entries(audience));
  }

  /**
   * Returns the match of the longest beginning of a text that is a name; misspelt ones count only
   * when nothing matches exactly.
   */
  public ServiceMatch lead(String text, Audience audience) {
    List<NamedEntity<ServiceEntry>> entries = entries(audience);
    String[] words = text.strip().split("\\s+", -1);
    ServiceMatch nearly = new ServiceMatch.Nothing();
    for (int count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
      ServiceMatch match =
          match(joined(words, 0, count), joined(words, count, words.length), entries);
      if (match instanceof ServiceMatch.SingleMatch found && !found.guess()) {
        return found;
      }
      if (!(match instanceof ServiceMatch.Nothing)) {
        nearly = match;
      }
    }
    return nearly;
  }

  /**
   * Returns up to {@code most} names of owned services and of teams with an on-call roster that the
   * audience may see, sorted.
   */
  public List<String> names(Audience audience, int most) {
    return entries(audience).stream()
        .map(NamedEntity::name)
        .distinct()
        .sorted()
        .limit(most)
        .toList();
  }

  private static String joined(String[] words, int from, int to) {
    return String.join(" ", List.of(words).subList(from, to));
  }

  private List<NamedEntity<ServiceEntry>> entries(Audience audience) {
    List<NamedEntity<ServiceEntry>> entries = new ArrayList<>();
    onCall
        .rosters(audience)
        .forEach(
            roster ->
                entries.add(
                    new NamedEntity<>(
                        new ServiceEntry(roster.team(), Optional.of(roster.team())),
                        List.of(roster.team()))));
    for (SourcedOwnership row : ownership.rows(audience)) {
      Ownership owned = row.ownership();
      List<String> names = new ArrayList<>(List.of(owned.service()));
      names.addAll(owned.aliases());
      entries.add(new NamedEntity<>(new ServiceEntry(owned.service(), owned.owner()), names));
    }
    return entries;
  }

  private static ServiceMatch match(
      String typed, String rest, List<NamedEntity<ServiceEntry>> entries) {
    Optional<NameMatch<ServiceEntry>> match = NameFinder.find(typed, entries);
    if (match.isEmpty()) {
      return new ServiceMatch.Nothing();
    }
    // A team that is named like one of its services is no second meaning.
    Set<String> names = new LinkedHashSet<>();
    match.get().found().forEach(each -> names.add(each.name()));
    if (names.size() > 1) {
      return new ServiceMatch.Several(List.copyOf(names), rest);
    }
    ServiceEntry entry =
        match.get().found().stream()
            .map(NamedEntity::item)
            .filter(each -> each.team().isPresent())
            .findFirst()
            .orElse(match.get().found().getFirst().item());
    return new ServiceMatch.SingleMatch(entry.name(), entry.team(), rest, match.get().isGuess());
  }
}
