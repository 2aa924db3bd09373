package io.signalbox.tools.foresight.dependency;

import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call listener that stores fingerprints of each new system prompt, off the path of the call: a
 * call whose prompt is known costs one look-up.
 *
 * <p>Secrets are masked before fingerprints are made, and no text is kept. Where prompts come
 * faster than they can be stored, or more than 100,000 are known, the rest wait for their next
 * call. Safe for use by many threads.
 */
public final class PromptRecorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PromptRecorder.class);
  private static final int WAITING = 256;
  private static final int KNOWN = 100_000;
  private static final Duration SEEN_AGAIN = Duration.ofHours(12);

  private record SeenPrompt(String caller, String print, String request) {}

  private final FingerprintRows rows;
  private final PromptFingerprinter fingerprinter;
  private final Clock clock;
  private final SecretMasker secrets = new SecretMasker();
  private final Map<String, Instant> known = new ConcurrentHashMap<>();
  private final BlockingQueue<SeenPrompt> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread worker;

  private PromptRecorder(FingerprintRows rows, PromptFingerprinter fingerprinter, Clock clock) {
    this.rows = rows;
    this.fingerprinter = fingerprinter;
    this.clock = clock;
    this.worker = Thread.ofVirtual().name("prompt-fingerprints").start(this::work);
  }

  /** Starts a recorder with the fingerprint key from the database. */
  public static PromptRecorder start(FingerprintRows rows, SecureRandom random, Clock clock) {
    return new PromptRecorder(rows, new PromptFingerprinter(rows.key(random)), clock);
  }

  /**
   * Queues the prompt of a call that ended if it is new; returns at once.
   *
   * @param answer is not looked at
   */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    record
        .prints()
        .prompt()
        .filter(this::isDue)
        .ifPresent(
            print -> {
              known.put(print, clock.instant());
              if (!waiting.offer(new SeenPrompt(record.who().caller(), print, request.whole()))) {
                known.remove(print);
              }
            });
  }

  private boolean isDue(String print) {
    Instant last = known.get(print);
    return last == null ? known.size() < KNOWN : last.plus(SEEN_AGAIN).isBefore(clock.instant());
  }

  private void work() {
    while (open.get()) {
      try {
        store(waiting.take());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void store(SeenPrompt seen) {
    try {
      String text = secrets.mask(SystemPromptText.of(seen.request())).text();
      rows.save(seen.caller(), seen.print(), fingerprinter.winnowed(text), clock.instant());
    } catch (RuntimeException e) {
      known.remove(seen.print());
      log.warn("a prompt's fingerprints could not be stored; its next call tries again", e);
    }
  }

  /** Stops the recorder; queued prompts are recorded at their next call. */
  @Override
  public void close() {
    open.set(false);
    worker.interrupt();
  }
}
