package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rules from the settings that assign topic, urgency and pool to a request. Pure.
 *
 * @param words what decides on a topic, in lower case; nothing where the settings have none
 * @param days until a deadline within which a request is critical, high, normal
 * @param pressing what, being blocked, makes a request one step more urgent; in lower case
 */
public record RequestRules(
    Map<RequestTopic, List<String>> words,
    Days days,
    List<String> pressing,
    List<ExpertPool> pools) {

  /** Thresholds for the urgency: days left until a deadline. */
  public record Days(int critical, int high, int normal) {}

  public RequestRules {
    words = Map.copyOf(words);
    pressing = List.copyOf(pressing);
    pools = List.copyOf(pools);
  }

  /** Returns the topic with most matching words, of equals the first; empty where none matches. */
  public Optional<RequestTopic> topic(RequestText ask) {
    String text =
        " " + ask.words().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}-]+", " ") + " ";
    Optional<RequestTopic> best = Optional.empty();
    long most = 0;
    for (RequestTopic topic : RequestTopic.values()) {
      long found =
          words.getOrDefault(topic, List.of()).stream()
              .filter(word -> text.contains(" " + word + " "))
              .count();
      if (found > most) {
        best = Optional.of(topic);
        most = found;
      }
    }
    return best;
  }

  /** Returns the urgency of a request. */
  public Urgency urgency(RequestText ask, LocalDate today) {
    Urgency byDeadline =
        ask.deadline()
            .map(day -> today.until(day, ChronoUnit.DAYS))
            .map(
                left ->
                    left <= days.critical()
                        ? Urgency.CRITICAL
                        : left <= days.high()
                            ? Urgency.HIGH
                            : left <= days.normal() ? Urgency.NORMAL : Urgency.LOW)
            .orElse(ask.blocks().isBlank() ? Urgency.LOW : Urgency.NORMAL);
    String blocked = ask.blocks().toLowerCase(Locale.ROOT);
    boolean presses = pressing.stream().anyMatch(blocked::contains);
    return presses ? byDeadline.sooner() : byDeadline;
  }

  /** Returns the pool of a topic; the last pool takes what no other names. */
  public ExpertPool poolFor(RequestTopic topic) {
    return pools.stream()
        .filter(pool -> pool.topics().contains(topic))
        .findFirst()
        .orElse(pools.getLast());
  }

  /** Finds the pool of this name. */
  public Optional<ExpertPool> pool(String name) {
    return pools.stream().filter(pool -> pool.name().equalsIgnoreCase(name)).findFirst();
  }
}
