package io.signalbox.bot.app.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.quality.IncidentPosts;
import io.signalbox.bot.slack.command.quality.QualityWorkflow;
import io.signalbox.bot.slack.conversation.AnswerSignalRows;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncidents;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.signal.CallSignals;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.SeenValues;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import io.signalbox.tools.gateway.call.CallWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over answers in this process: signals of its calls, written every few seconds; the
 * judging is done by whichever process comes first.
 */
final class QualityAssembly implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QualityAssembly.class);
  private static final QualitySubject BOT =
      new QualitySubject(QualitySubject.Dimension.AGENT, CauseRanking.BOT);
  private static final long PAST_MINUTES = 240;
  private static final int PAST_CALLS = 20;
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final QualityCounts counts = new QualityCounts();
  private final SeenValues values = new SeenValues();
  private final String process = UUID.randomUUID().toString().substring(0, 8);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final QualityWatch watch;
  private final QualityMeters meters;
  private final Optional<CallSignals> signals;
  private final Optional<Thread> writer;

  QualityAssembly(StoreGraph stores, MeterRegistry registry) {
    QualitySettings settings = stores.settings().quality();
    this.watch = watch(stores);
    this.meters = new QualityMeters(registry);
    this.signals =
        settings.watched() ? Optional.of(new CallSignals(counts, values)) : Optional.empty();
    signals.ifPresent(
        each -> registry.gauge("signalbox.quality.calls.unread", each, CallSignals::unread));
    this.writer =
        signals.map(each -> Thread.ofPlatform().daemon().name("quality-watch").start(this::run));
  }

  /** Notes what reading the sources changed: the index as a whole, and what vanished. */
  static void read(StoreGraph stores, Corpus corpus, List<SourceReport> reports) {
    QualityWatch watch = watch(stores);
    long minute = stores.clock().instant().getEpochSecond() / 60;
    SeenValues seen = new SeenValues();
    seen.see("index", BOT, "change " + corpus.lastChange(), minute);
    watch.write("sources", new QualityCounts(), seen);
    for (SourceReport report : reports) {
      boolean lost = !report.listed() || report.removed() + report.removedTables() > 0;
      if (lost || report.held().isPresent()) {
        watch.announce(
            new QualityChange(
                QualityChange.ChangeKind.SOURCE,
                new QualitySubject(QualitySubject.Dimension.SOURCE, report.source()),
                minute,
                Optional.empty(),
                report.listed() ? report.removed() + " documents vanished" : "cannot be listed"));
      }
    }
  }

  static void madePast(StoreGraph stores, String agent, String route) {
    long now = stores.clock().instant().getEpochSecond() / 60;
    QualityCounts past = new QualityCounts();
    for (long minute = now - PAST_MINUTES; minute < now; minute++) {
      SignalCounts counts = new SignalCounts();
      counts.add(QualitySignal.REFUSED, PAST_CALLS, minute % 20 == 0 ? 1 : 0);
      past.add(new QualitySubject(QualitySubject.Dimension.ROUTE, route), minute, counts);
      past.add(new QualitySubject(QualitySubject.Dimension.AGENT, agent), minute, counts);
    }
    watch(stores).write("made", past, new SeenValues());
  }

  static QualityWatch watch(StoreGraph stores) {
    return new QualityWatch(
        stores.jdbi(),
        stores.settings().quality(),
        List.of(new AnswerSignalRows()),
        posts(stores),
        stores.clock());
  }

  private static IncidentPosts posts(StoreGraph stores) {
    return new IncidentPosts(stores.outbox(), stores.settings().quality().channel());
  }

  static SlackWorkflow workflow(SlackWorkflow.Workplace place, StoreGraph stores) {
    return new QualityWorkflow(
        place,
        new QualityIncidents(stores.jdbi(), posts(stores), stores.clock()),
        new QualityOverview(stores.jdbi(), stores.settings().quality(), stores.clock()),
        (person, word, incident) ->
            stores
                .jdbi()
                .useTransaction(
                    handle ->
                        stores.audit().append(handle, person, "quality.decided", incident, word)));
  }

  CallWatcher watcher() {
    return signals.map(each -> (CallWatcher) each).orElse(CallWatcher.NOBODY);
  }

  private void run() {
    boolean open = true;
    while (open) {
      try {
        work();
        open = !closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
    }
    work();
  }

  private void work() {
    try {
      watch.write(process, counts, values, meters::count);
      watch.look();
    } catch (JdbiException e) {
      LOG.warn("answers are not watched at the moment: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      LOG.error("answers are not watched at the moment", e);
    }
  }

  /** Writes what was counted, and ends. */
  @Override
  public void close() {
    signals.ifPresent(CallSignals::close);
    // Never interrupted: H2 closes its file under a thread that is interrupted while it writes.
    closing.countDown();
    try {
      if (writer.isPresent()) {
        writer.get().join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
