package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Statistics of office hours: open queue, waiting times, shares of experts, outcomes.
 *
 * @param queue what is open, the most urgent and then the oldest first
 * @param waitHalf how long half of the claimed ones waited at most; empty when none was claimed
 * @param waitMost how long nine of ten waited at most
 * @param shares of those claimed, by person, the largest first
 * @param deflected of those that were offered something and are settled, how many it answered: 0 to
 *     1
 * @param topics how many requests there were of each, the most first
 * @param undecided features that wait for a decision
 */
public record OfficeHoursFigures(
    List<OfficeHoursRequest> queue,
    Optional<Duration> waitHalf,
    Optional<Duration> waitMost,
    List<Map.Entry<String, Double>> shares,
    Optional<Double> deflected,
    List<Map.Entry<RequestTopic, Long>> topics,
    List<String> undecided) {

  /** Returns whether there is nothing to report: nothing was asked, nothing is open. */
  public boolean isQuiet() {
    return queue.isEmpty()
        && waitHalf.isEmpty()
        && deflected.isEmpty()
        && topics.isEmpty()
        && undecided.isEmpty();
  }

  /** Computes the statistics of some requests. */
  public static OfficeHoursFigures of(
      List<OfficeHoursRequest> open, List<OfficeHoursRequest> lately) {
    List<Duration> waits = new ArrayList<>();
    Map<String, Integer> taken = new TreeMap<>();
    for (OfficeHoursRequest each : lately) {
      each.claimedAt()
          .ifPresent(
              at -> {
                waits.add(Duration.between(each.openedAt(), at));
                each.holder().ifPresent(person -> taken.merge(person, 1, Integer::sum));
              });
    }
    waits.sort(Comparator.naturalOrder());
    long offered = lately.stream().filter(each -> !each.offer().isEmpty()).count();
    long answered = lately.stream().filter(each -> each.state() == RequestState.DEFLECTED).count();
    return new OfficeHoursFigures(
        open,
        percentile(waits, 0.5),
        percentile(waits, 0.9),
        ExpertRouter.shares(taken).entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .toList(),
        offered == 0 ? Optional.empty() : Optional.of((double) answered / offered),
        lately.stream()
            .collect(
                Collectors.groupingBy(
                    OfficeHoursRequest::topic, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<RequestTopic, Long>comparingByValue().reversed())
            .toList(),
        features(open));
  }

  private static List<String> features(Collection<OfficeHoursRequest> open) {
    return open.stream()
        .map(each -> each.ask().feature())
        .filter(feature -> !feature.isBlank())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the nearest-rank percentile. */
  private static Optional<Duration> percentile(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }

  /** Computes the statistics since a time, of one pool or all. */
  public static OfficeHoursFigures since(OfficeHours hours, Instant from, Optional<String> pool) {
    return between(hours, from, Instant.MAX, pool);
  }

  /** Computes the statistics of the requests that were opened within a period. */
  public static OfficeHoursFigures between(
      OfficeHours hours, Instant from, Instant until, Optional<String> pool) {
    Predicate<OfficeHoursRequest> counts =
        r -> pool.map(r.pool()::equals).orElse(true) && r.openedAt().isBefore(until);
    List<OfficeHoursRequest> lately =
        hours.jdbi().withHandle(handle -> RequestRows.since(handle, from)).stream()
            .filter(counts)
            .toList();
    return of(hours.open().stream().filter(counts).toList(), lately);
  }
}
