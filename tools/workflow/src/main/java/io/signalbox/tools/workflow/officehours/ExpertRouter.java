package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the next expert of a pool for a request. Pure. */
final class ExpertRouter {
  private static final int DAY_BEGINS = 9;
  private static final int DAY_ENDS = 18;

  private ExpertRouter() {}

  /**
   * Expert who could be asked next, with workload and share of requests.
   *
   * @param person Slack's id
   * @param load open requests in their hands
   * @param share of the pool's requests of the last month: 0 to 1
   */
  record Candidate(String person, ExpertPool.Expert expert, ZoneId zone, int load, double share) {}

  /**
   * Returns the expert to ask: with capacity, at work if possible, within their share if possible,
   * skilled in the topic, a deputy where the share decided, with the fewest open requests.
   *
   * @param passed those who let the time pass already
   */
  static Optional<String> next(
      ExpertPool pool,
      RequestTopic topic,
      List<Candidate> candidates,
      Set<String> passed,
      Instant now) {
    boolean crowded = candidates.stream().anyMatch(each -> isOver(pool, each));
    Comparator<Candidate> order =
        Comparator.comparing((Candidate each) -> !isAtWork(each, now))
            .thenComparing(each -> isOver(pool, each))
            .thenComparing(each -> !knows(each, topic))
            .thenComparing(each -> crowded != each.expert().deputy())
            .thenComparingInt(Candidate::load)
            .thenComparingDouble(Candidate::share)
            .thenComparing(Candidate::person);
    return candidates.stream()
        .filter(each -> each.load() < pool.cap() && !passed.contains(each.person()))
        .min(order)
        .map(Candidate::person);
  }

  private static boolean isOver(ExpertPool pool, Candidate candidate) {
    return candidate.share() > pool.largestShare();
  }

  private static boolean knows(Candidate candidate, RequestTopic topic) {
    return candidate.expert().skills().isEmpty() || candidate.expert().skills().contains(topic);
  }

  private static boolean isAtWork(Candidate candidate, Instant now) {
    ZonedDateTime theirs = now.atZone(candidate.zone());
    boolean weekend =
        theirs.getDayOfWeek() == DayOfWeek.SATURDAY || theirs.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && theirs.getHour() >= DAY_BEGINS && theirs.getHour() < DAY_ENDS;
  }

  /** Returns each person's share of all requests taken, from 0 to 1. */
  static Map<String, Double> shares(Map<String, Integer> taken) {
    double all = taken.values().stream().mapToInt(Integer::intValue).sum();
    return taken.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> all == 0 ? 0 : entry.getValue() / all));
  }
}
