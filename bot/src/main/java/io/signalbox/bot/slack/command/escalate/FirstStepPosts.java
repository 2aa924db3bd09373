package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.outbox.Post;
import io.signalbox.tools.escalation.Escalation;
import io.signalbox.tools.escalation.Escalations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Posts what is known about a problem into its escalation's thread. Looking it up takes longer than
 * a command may be answered in and than a page may wait, so it comes after both. Safe for use from
 * several threads and processes: a post that is written twice is posted once.
 */
final class FirstStepPosts {
  /** What is older has its post, or had it: those are forgotten at some time. */
  private static final Duration NEW = Duration.ofHours(12);

  private final Escalations escalations;
  private final Function<Escalation, Optional<String>> firstSteps;
  private final Outbox outbox;
  private final Clock clock;
  private final Set<Long> lookedUp = ConcurrentHashMap.newKeySet();

  /**
   * @param firstSteps what to do first; empty where nothing near is known
   */
  FirstStepPosts(
      Escalations escalations,
      Function<Escalation, Optional<String>> firstSteps,
      Outbox outbox,
      Clock clock) {
    this.escalations = escalations;
    this.firstSteps = firstSteps;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Looks up what this process has not looked up yet. */
  void runDue() {
    for (Escalation e : escalations.open()) {
      if (e.openedAt().isAfter(clock.instant().minus(NEW)) && lookedUp.add(e.number())) {
        firstSteps.apply(e).ifPresent(text -> outbox.put(List.of(post(e, text))));
      }
    }
  }

  private static Post post(Escalation e, String text) {
    String message = EscalationPosts.id(e);
    return new Post(
        message + ":steps", Post.Target.threadOf(e.channel(), message), text, Optional.empty());
  }
}
