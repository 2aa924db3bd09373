package io.signalbox.bot.slack.outbox;

import io.signalbox.bot.slack.work.WorkLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker that sends the outbox's posts, each at least once and, where a post can be looked up in
 * Slack, at most once: before a second attempt the first is searched for. Ephemeral messages cannot
 * be looked up, and may come twice after a crash.
 */
public final class OutboxSender implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
  private static final Duration SWEEP = Duration.ofMillis(500);
  private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration HELD_PAUSE = Duration.ofMinutes(1);
  private static final int LONGEST_BACK_OFF = 8;
  private static final int MOST_ATTEMPTS = 30;

  private final Outbox outbox;
  private final PostOutcomeRows settlement;
  private final PostTransport courier;
  private final WorkLoop loop;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private final RefusedPosts refusals;
  private volatile String held = "";

  /** Listener of posts that Slack has refused for good. */
  @FunctionalInterface
  public interface RefusedPosts {
    /**
     * Called when a post is refused for good. Called before that is stored, so that a crash in
     * between causes a second call.
     *
     * @param reason half a sentence for people
     */
    void refused(OutboxPost post, String reason);
  }

  /**
   * @param atOnce most posts on their way at once
   */
  public OutboxSender(Outbox outbox, PostTransport courier, int atOnce) {
    this(outbox, courier, atOnce, (post, reason) -> {});
  }

  /**
   * @param atOnce most posts on their way at once
   */
  public OutboxSender(Outbox outbox, PostTransport courier, int atOnce, RefusedPosts refusals) {
    this.outbox = outbox;
    this.settlement = new PostOutcomeRows(outbox);
    this.courier = courier;
    this.refusals = refusals;
    this.loop = new WorkLoop("outbox", atOnce, SWEEP, this::claim);
  }

  /** Starts sending stored and future posts. */
  public void start() {
    loop.start();
  }

  /** Signals that posts may be waiting. */
  public void wake() {
    loop.wake();
  }

  private List<Runnable> claim(int most) {
    return outbox.claim(most).stream().<Runnable>map(each -> () -> send(each)).toList();
  }

  private void send(Outbox.Claimed claimed) {
    String id = claimed.post().id();
    if (!inHand.add(id)) {
      // The clock jumped ahead and its lease is over, but it is still on its way.
      return;
    }
    try {
      if (claimed.attempts() > 1 && !outbox.isOpen(id)) {
        // It was on its way when it was claimed again, and arrived before this began.
        return;
      }
      Optional<String> waitsFor = claimed.post().target().waitsFor();
      if (waitsFor.isEmpty()) {
        if (deliver(claimed, claimed.post()) instanceof PostTransport.Outcome.Gone) {
          refused(claimed.post(), "its message is gone");
        }
        return;
      }
      switch (outbox.standing(waitsFor.get())) {
        case WAITING -> settlement.putBack(id, SHORT_PAUSE, /* tried= */ false);
        case GONE -> refused(claimed.post(), "there is no message of " + waitsFor.get());
        case POSTED -> follow(claimed, waitsFor.get());
      }
    } catch (RuntimeException e) {
      log.warn("{} stays in the outbox until its lease runs out", id, e);
    } finally {
      inHand.remove(id);
    }
  }

  /**
   * Posts into the thread or updates the message of another post; a message deleted meanwhile is
   * posted again.
   */
  private void follow(Outbox.Claimed claimed, String first) {
    OutboxPost post = claimed.post();
    String ts = outbox.messageTs(first).orElseThrow();
    OutboxPost target = post.at(post.target().of(ts));
    if (deliver(claimed, target) instanceof PostTransport.Outcome.Gone) {
      settlement.postAgain(first, ts);
      settlement.putBack(post.id(), SHORT_PAUSE, /* tried= */ false);
    }
  }

  private PostTransport.Outcome deliver(Outbox.Claimed claimed, OutboxPost post) {
    if (claimed.attempts() > 1) {
      Optional<String> there = courier.find(post, claimed.writtenAt());
      if (there.isPresent()) {
        settlement.posted(claimed, there);
        return new PostTransport.Outcome.Posted(there);
      }
    }
    PostTransport.Outcome outcome = courier.post(post);
    settle(claimed, post, outcome);
    return outcome;
  }

  private void settle(Outbox.Claimed claimed, OutboxPost post, PostTransport.Outcome outcome) {
    switch (outcome) {
      case PostTransport.Outcome.Posted posted -> {
        settlement.posted(claimed, posted.ts());
        released();
      }
      case PostTransport.Outcome.Wait wait ->
          settlement.putBack(post.id(), wait.pause(), /* tried= */ false);
      case PostTransport.Outcome.PostRefused refused -> {
        log.warn("Slack refused {}: {}", post.id(), refused.reason());
        refused(claimed.post(), refused.reason());
      }
      case PostTransport.Outcome.Held locked -> hold(post.id(), locked.reason());
      case PostTransport.Outcome.Unfit unfit -> {
        log.info("Slack refused {} as it was: {}", post.id(), unfit.reason());
        settlement.rewrite(claimed, unfit.instead(), unfit.rest());
      }
      case PostTransport.Outcome.Gone gone -> log.info("The message of {} is gone", post.id());
      case PostTransport.Outcome.Unsure unsure -> unsure(claimed, unsure.reason());
    }
  }

  private void refused(OutboxPost post, String reason) {
    refusals.refused(post, reason);
    settlement.refused(post, reason);
  }

  /** Holds a post until an operator has fixed the cause, which is logged as an error once. */
  private void hold(String id, String reason) {
    settlement.hold(id, HELD_PAUSE, reason);
    if (!held.equals(reason)) {
      held = reason;
      log.error("Nothing can be posted to Slack, and all of it waits: {}", reason);
    }
  }

  private void released() {
    if (!held.isEmpty()) {
      held = "";
      log.warn("Slack takes posts again; what waited is sent");
    }
  }

  private void unsure(Outbox.Claimed claimed, String reason) {
    String id = claimed.post().id();
    if (claimed.attempts() >= MOST_ATTEMPTS) {
      log.warn("{} is given up after {} attempts: {}", id, claimed.attempts(), reason);
      refused(claimed.post(), reason);
      return;
    }
    int doublings = Math.min(claimed.attempts() - 1, LONGEST_BACK_OFF);
    settlement.putBack(id, FIRST_PAUSE.multipliedBy(1L << doublings), /* tried= */ true);
  }

  @Override
  public void close() {
    loop.close();
  }
}
