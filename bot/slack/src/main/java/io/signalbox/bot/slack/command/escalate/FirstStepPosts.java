package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.Escalations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Posts runbook steps and similar tickets into the thread of a new escalation, once, also when the
 * process that took the report failed to. The search is slow, so it runs after the reply to the
 * command and after the page. Safe for use from several threads and processes.
 */
final class FirstStepPosts {
  /** Age of an escalation after which first steps are no longer looked up. */
  private static final Duration NEW = Duration.ofHours(12);

  /** Time for which posting first steps is left to the process that took the report. */
  private static final Duration OTHERS = Duration.ofSeconds(20);

  private final Escalations escalations;
  private final Function<Escalation, Optional<CommandReply>> firstSteps;
  private final Outbox outbox;
  private final Clock clock;
  private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

  /**
   * @param firstSteps what to do first; empty where nothing near is known
   */
  FirstStepPosts(
      Escalations escalations,
      Function<Escalation, Optional<CommandReply>> firstSteps,
      Outbox outbox,
      Clock clock) {
    this.escalations = escalations;
    this.firstSteps = firstSteps;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Posts first steps for all new escalations at once, in the process that took the report. */
  void runNew() {
    run(clock.instant().plus(OTHERS));
  }

  /** Posts first steps that the process which took the report has not posted in time. */
  void runDue() {
    run(clock.instant().minus(OTHERS));
  }

  private void run(Instant before) {
    for (Escalation e : escalations.notLookedUp(clock.instant().minus(NEW), before)) {
      if (inHand.add(e.number())) {
        try {
          Optional<OutboxPost> post = firstSteps.apply(e).map(help -> post(e, help));
          escalations.lookedUp(e.number(), handle -> outbox.put(handle, post.stream().toList()));
        } finally {
          inHand.remove(e.number());
        }
      }
    }
  }

  private static OutboxPost post(Escalation e, CommandReply help) {
    String message = EscalationPosts.id(e);
    return new OutboxPost(
        message + ":steps",
        OutboxPost.Target.threadOf(e.channel(), message),
        help.text(),
        help.blocks().isEmpty() ? Optional.empty() : Optional.of(BlockKit.json(help.blocks())));
  }
}
