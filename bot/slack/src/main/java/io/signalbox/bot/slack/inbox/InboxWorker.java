package io.signalbox.bot.slack.inbox;

import io.signalbox.bot.slack.work.WorkLoop;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes the inbox: handles each delivery, up to five times when it fails, then reports the
 * failure to the person.
 */
public final class InboxWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int MOST_ATTEMPTS = 5;

  /** Port to the code that processes one delivery; implemented by the handler of questions. */
  public interface DeliveryHandler {
    /**
     * Computes the result of the delivery, without a visible effect before the result is stored.
     *
     * @return writes what comes of it
     */
    Consumer<Handle> handle(InboxDelivery delivery);

    /**
     * Computes what to store for a delivery that still fails after its last attempt.
     *
     * @param reference found in the log as well
     */
    Consumer<Handle> giveUp(InboxDelivery delivery, String reference);

    /** Signals that results were written and their work can start. */
    void finished();
  }

  private final Inbox inbox;
  private final DeliveryHandler handler;
  private final WorkLoop loop;

  /**
   * @param atOnce most deliveries handled at once
   */
  public InboxWorker(Inbox inbox, DeliveryHandler handler, int atOnce) {
    this.inbox = inbox;
    this.handler = handler;
    this.loop = new WorkLoop("inbox", atOnce, SWEEP, this::claim);
  }

  /** Starts working on stored and future deliveries. */
  public void start() {
    loop.start();
  }

  /** Stores the delivery and wakes the worker; returns without waiting for it. */
  public void accept(InboxDelivery delivery) {
    if (inbox.accept(delivery)) {
      loop.wake();
    }
  }

  private List<Runnable> claim(int most) {
    return inbox.claim(most).stream().<Runnable>map(each -> () -> work(each)).toList();
  }

  private void work(Inbox.Claimed claimed) {
    InboxDelivery delivery = claimed.delivery();
    try {
      inbox.finish(delivery.id(), handler.handle(delivery));
      handler.finished();
    } catch (RuntimeException e) {
      failed(claimed, e);
    }
  }

  private void failed(Inbox.Claimed claimed, RuntimeException fault) {
    InboxDelivery delivery = claimed.delivery();
    String reference = Integer.toHexString(delivery.id().hashCode());
    log.warn(
        "Delivery {} failed at attempt {}, reference {}",
        delivery.id(),
        claimed.attempts(),
        reference,
        fault);
    try {
      if (claimed.attempts() < MOST_ATTEMPTS) {
        inbox.putBack(delivery.id(), PAUSE.multipliedBy(claimed.attempts()));
      } else {
        inbox.finish(delivery.id(), handler.giveUp(delivery, reference));
        handler.finished();
      }
    } catch (RuntimeException e) {
      log.warn("Delivery {} stays where it is until its lease runs out", delivery.id(), e);
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
