package io.signalbox.bot.slack.worth;

import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Topic of office hours that only one person handles, a risk when that person is away. Pure.
 *
 * @param decided requests that they took
 * @param waiting open requests that wait on them
 * @param learners who could learn it: those who asked most about it, the most first
 */
record SoleExpert(
    RequestTopic topic, String expert, int decided, int waiting, List<String> learners) {
  /** Requests of a topic below which one person is no pattern. */
  private static final int FEWEST = 3;

  private static final int MOST_LEARNERS = 3;

  /** Finds the topics of which every request that somebody took was taken by the same person. */
  static List<SoleExpert> of(List<TopicRequest> requests) {
    Map<RequestTopic, List<TopicRequest>> byTopic = new TreeMap<>();
    requests.forEach(
        each -> byTopic.computeIfAbsent(each.topic(), key -> new ArrayList<>()).add(each));
    List<SoleExpert> found = new ArrayList<>();
    byTopic.forEach((topic, all) -> of(topic, all).ifPresent(found::add));
    found.sort(Comparator.comparingInt(SoleExpert::waiting).reversed());
    return found;
  }

  private static Optional<SoleExpert> of(RequestTopic topic, List<TopicRequest> requests) {
    List<TopicRequest> taken =
        requests.stream().filter(each -> each.claimedAfter().isPresent()).toList();
    List<String> holders =
        taken.stream().flatMap(each -> each.holder().stream()).distinct().toList();
    if (taken.size() < FEWEST || holders.size() != 1) {
      return Optional.empty();
    }
    String expert = holders.getFirst();
    Map<String, Integer> askers = new HashMap<>();
    requests.stream()
        .map(TopicRequest::asker)
        .filter(asker -> !asker.equals(expert))
        .forEach(asker -> askers.merge(asker, 1, Integer::sum));
    return Optional.of(
        new SoleExpert(
            topic,
            expert,
            taken.size(),
            (int)
                requests.stream()
                    .filter(TopicRequest::isOpen)
                    .filter(each -> each.holder().filter(expert::equals).isPresent())
                    .count(),
            askers.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LEARNERS)
                .map(Map.Entry::getKey)
                .toList()));
  }
}
