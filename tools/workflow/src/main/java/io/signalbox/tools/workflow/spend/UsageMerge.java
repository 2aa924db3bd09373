package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.ServiceTier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges the rows of several exports, and drops rows that an earlier file already has. */
final class UsageMerge {
  private final List<UsageRow> rows = new ArrayList<>();
  private final Map<RowKey, Path> times = new HashMap<>();
  private final Map<RowKey, Path> days = new HashMap<>();
  private final Map<BillingBasis, Path> bases = new HashMap<>();

  /**
   * Key of a row for finding duplicates: account, model and time.
   *
   * @param start empty for the whole day
   */
  private record RowKey(
      String provider,
      String model,
      List<String> names,
      ServiceTier tier,
      LocalDate day,
      String start) {
    static RowKey of(UsageRow row, String start) {
      return new RowKey(row.provider(), row.model(), row.names(), row.tier(), row.day(), start);
    }
  }

  /**
   * Key of a provider's day, reported either in tokens or in amounts of money.
   *
   * @param paid in amounts
   */
  private record BillingBasis(String provider, LocalDate day, boolean paid) {}

  List<UsageRow> rows() {
    return rows;
  }

  /**
   * Adds the rows of a file, and returns a note for each earlier file that covers the same days.
   */
  List<String> add(Path file, List<TimedUsageRow> more) {
    Map<Path, TreeSet<LocalDate>> left = new TreeMap<>();
    Map<Path, TreeSet<LocalDate>> doubled = new TreeMap<>();
    Map<Path, TreeSet<LocalDate>> twofold = new TreeMap<>();
    for (TimedUsageRow timed : more) {
      UsageRow row = timed.row();
      Path same = earlier(times, RowKey.of(row, timed.start()), file);
      Path sameDay = earlier(days, RowKey.of(row, ""), file);
      if (!same.equals(file) && isKnown(row)) {
        left.computeIfAbsent(same, other -> new TreeSet<>()).add(row.day());
        continue;
      }
      rows.add(row);
      otherBasis(row, file)
          .ifPresent(other -> twofold.computeIfAbsent(other, at -> new TreeSet<>()).add(row.day()));
      if (!sameDay.equals(file)) {
        doubled.computeIfAbsent(sameDay, other -> new TreeSet<>()).add(row.day());
      }
    }
    return notes(file, left, doubled, twofold);
  }

  private static List<String> notes(
      Path file,
      Map<Path, ? extends NavigableSet<LocalDate>> left,
      Map<Path, ? extends NavigableSet<LocalDate>> doubled,
      Map<Path, ? extends NavigableSet<LocalDate>> twofold) {
    List<String> notes = new ArrayList<>();
    left.forEach(
        (other, on) ->
            notes.add(
                file
                    + " and "
                    + other
                    + " both have "
                    + span(on)
                    + " of the same models and keys: those rows count once, as "
                    + other
                    + " has them."));
    doubled.forEach(
        (other, on) ->
            notes.add(
                file
                    + " and "
                    + other
                    + " both have "
                    + span(on)
                    + " of the same models: both are added; leave one out if they tell the same."));
    twofold.forEach(
        (other, on) ->
            notes.add(
                file
                    + " and "
                    + other
                    + " tell tokens and amounts of the same provider on "
                    + span(on)
                    + ": tokens are priced and added to the amounts; leave one out if both are of"
                    + " the same calls."));
    return notes;
  }

  /** Returns the earlier file that reports the row's day on the other basis, tokens or money. */
  private Optional<Path> otherBasis(UsageRow row, Path file) {
    boolean paid = row.cost().isPresent();
    bases.putIfAbsent(new BillingBasis(row.provider(), row.day(), paid), file);
    return Optional.ofNullable(bases.get(new BillingBasis(row.provider(), row.day(), !paid)))
        .filter(other -> !other.equals(file));
  }

  private static Path earlier(Map<RowKey, Path> seen, RowKey key, Path file) {
    Path first = seen.putIfAbsent(key, file);
    return first == null ? file : first;
  }

  /**
   * Returns whether the row can be identified by its key and time. Without a key it may be another
   * account's, and the parts of one bill of AWS share their hours.
   */
  private static boolean isKnown(UsageRow row) {
    return !row.names().isEmpty() && !row.provider().equals("bedrock");
  }

  private static String span(NavigableSet<LocalDate> days) {
    return days.size() == 1
        ? days.getFirst().toString()
        : days.getFirst() + " to " + days.getLast();
  }
}
