package io.signalbox.tools.foresight.dependency;

import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.dependency.AnswerFlowRows.StoredAnswer;
import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.quality.signal.AnswerParts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call listener that finds answers of one caller inside requests of another, on a sample and off
 * the path of the call. Only calls over routes that keep texts are looked at; of an answer its
 * keyed fingerprints are stored, never the text. Safe for use by many threads.
 */
public final class AnswerFlowRecorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AnswerFlowRecorder.class);
  private static final int WAITING = 64;

  /** Calls of one caller that are looked at in a minute. */
  private static final int SAMPLED = 6;

  private static final int MOST_CALLERS = 10_000;

  /** Fewest fingerprints of an answer's own words, about sixteen words. */
  private static final int LEAST = 8;

  /** Share of an answer's own fingerprints in a request that shows it was put in. */
  private static final double HELD = 0.5;

  private static final Duration READ_EVERY = Duration.ofSeconds(20);

  private record EndedCall(String caller, RequestBody request, List<byte[]> answer) {}

  private final AnswerFlowRows rows;
  private final PromptFingerprinter fingerprinter;
  private final Predicate<String> keepsTexts;
  private final Clock clock;
  private final SecretMasker secrets = new SecretMasker();
  private final Map<String, Integer> sampled = new ConcurrentHashMap<>();
  private final BlockingQueue<EndedCall> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final List<StoredAnswer> answers = new ArrayList<>();
  private final Thread worker;
  private volatile long minute;
  private Instant readAt = Instant.MIN;

  private AnswerFlowRecorder(
      AnswerFlowRows rows,
      PromptFingerprinter fingerprinter,
      Predicate<String> keepsTexts,
      Clock clock) {
    this.rows = rows;
    this.fingerprinter = fingerprinter;
    this.keepsTexts = keepsTexts;
    this.clock = clock;
    this.worker = Thread.ofVirtual().name("answer-flows").start(this::work);
  }

  /**
   * Starts a recorder.
   *
   * @param keepsTexts accepts the names of routes whose texts are kept
   */
  public static AnswerFlowRecorder start(
      AnswerFlowRows rows,
      PromptFingerprinter fingerprinter,
      Predicate<String> keepsTexts,
      Clock clock) {
    return new AnswerFlowRecorder(rows, fingerprinter, keepsTexts, clock);
  }

  /** Queues a call that ended if its route keeps texts and it is in the sample; returns at once. */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    String caller = record.who().caller();
    String route =
        record.answeredBy().map(CallRecord.AnsweredBy::route).orElse(record.who().route());
    if (keepsTexts.test(record.who().route()) && keepsTexts.test(route) && isSampled(caller)) {
      waiting.offer(new EndedCall(caller, request, List.copyOf(answer)));
    }
  }

  private boolean isSampled(String caller) {
    long now = clock.millis() / 60_000;
    if (now != minute) {
      minute = now;
      sampled.clear();
    }
    return sampled.size() < MOST_CALLERS && sampled.merge(caller, 1, Integer::sum) <= SAMPLED;
  }

  private void work() {
    while (open.get()) {
      try {
        look(waiting.take());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look(EndedCall call) {
    try {
      Instant now = clock.instant();
      if (now.isAfter(readAt.plus(READ_EVERY))) {
        rows.forget(now);
        answers.clear();
        answers.addAll(rows.recent(now));
        readAt = now;
      }
      String request = call.request().whole();
      FingerprintSet given = fingerprinter.complete(masked(GivenText.of(request)));
      writers(call.caller(), given).forEach(writer -> rows.saw(writer, call.caller(), now));
      FingerprintSet own =
          fingerprinter
              .winnowed(masked(AnswerParts.of(call.answer()).text()))
              .without(given)
              .without(fingerprinter.complete(masked(SystemPromptText.of(request))));
      if (own.size() >= LEAST) {
        StoredAnswer answer = new StoredAnswer(call.caller(), own);
        rows.add(answer, now);
        answers.add(answer);
      }
    } catch (RuntimeException e) {
      log.warn("what a call says of other callers' answers could not be stored", e);
    }
  }

  private Set<String> writers(String reader, FingerprintSet given) {
    Set<String> writers = new TreeSet<>();
    for (StoredAnswer answer : answers) {
      boolean other = !answer.caller().equals(reader) && !writers.contains(answer.caller());
      if (other && answer.prints().containment(given) >= HELD) {
        writers.add(answer.caller());
      }
    }
    return writers;
  }

  private String masked(String text) {
    return secrets.mask(text).text();
  }

  /** Stops the recorder; queued calls are dropped. */
  @Override
  public void close() {
    open.set(false);
    worker.interrupt();
  }
}
