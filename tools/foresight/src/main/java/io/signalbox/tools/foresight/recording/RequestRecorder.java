package io.signalbox.tools.foresight.recording;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.foresight.recording.RecordedRequestRows.RecordedRow;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallTextCipher;
import io.signalbox.tools.gateway.accounting.CallTexts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Call log that keeps an encrypted sample of the requests over routes that keep texts: the first of
 * a day, and ever fewer of those that follow. Written off the path of calls; what the writer cannot
 * keep up with is left out. Safe for use from several threads.
 */
public final class RequestRecorder implements CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRecorder.class);
  private static final int ALL_OF_A_DAY = 20;
  private static final int LARGEST = 256 << 10;
  private static final int MOST_WAITING = 64;

  private final Jdbi jdbi;
  private final CallTextCipher seal;
  private final RandomGenerator random;
  private final Map<CallerRoute, Integer> today = new HashMap<>();
  private LocalDate day = LocalDate.EPOCH;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> Thread.ofPlatform().daemon().name("request-recorder").unstarted(work),
          new ThreadPoolExecutor.DiscardPolicy());

  /** Key of the day's counts. */
  private record CallerRoute(String caller, String route) {}

  public RequestRecorder(Jdbi jdbi, CallTextCipher seal, RandomGenerator random) {
    this.jdbi = jdbi;
    this.seal = seal;
    this.random = random;
  }

  @Override
  public void ended(CallRecord record, Optional<CallTexts> texts) {
    boolean whole =
        record.outcome() == CallOutcome.ANSWERED
            && texts
                .filter(each -> each.shape() != ApiProtocol.OPENAI_EMBEDDINGS)
                .filter(each -> each.request().length <= LARGEST)
                .isPresent();
    if (whole && isChosen(record)) {
      writer.execute(() -> write(record, texts.orElseThrow()));
    }
  }

  private synchronized boolean isChosen(CallRecord record) {
    LocalDate now = LocalDate.ofInstant(record.at(), ZoneOffset.UTC);
    if (!now.equals(day)) {
      day = now;
      today.clear();
    }
    int calls =
        today.merge(new CallerRoute(record.who().caller(), record.who().route()), 1, Integer::sum);
    return calls <= ALL_OF_A_DAY || random.nextInt(calls) < ALL_OF_A_DAY;
  }

  private void write(CallRecord record, CallTexts texts) {
    RecordedRow row =
        new RecordedRow(
            record.id(),
            record.who().caller(),
            record.who().route(),
            record.at(),
            record.labels().user().orElse(""),
            texts.shape(),
            seal.sealed(texts.request()));
    try {
      jdbi.useHandle(handle -> RecordedRequestRows.add(handle, row));
    } catch (JdbiException e) {
      LOG.warn("a request could not be recorded: {}", e.getClass().getSimpleName());
    }
  }

  /** Writes what waits, for five seconds at most. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("some requests are not recorded");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
