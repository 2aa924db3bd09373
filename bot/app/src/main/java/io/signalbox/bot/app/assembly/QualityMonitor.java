package io.signalbox.bot.app.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.bot.app.foresight.OwnerAccounts;
import io.signalbox.bot.app.live.DeploymentReport;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.quality.BurnPosts;
import io.signalbox.bot.slack.command.quality.IncidentActions;
import io.signalbox.bot.slack.command.quality.IncidentPosts;
import io.signalbox.bot.slack.command.quality.QualityWorkflow;
import io.signalbox.bot.slack.conversation.AnswerSignalRows;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.watch.ModelSightings;
import io.signalbox.tools.foresight.quality.check.JudgeSamples;
import io.signalbox.tools.foresight.quality.incident.BurnWatch;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncidents;
import io.signalbox.tools.foresight.quality.incident.QualityOverview;
import io.signalbox.tools.foresight.quality.incident.QualitySettings;
import io.signalbox.tools.foresight.quality.incident.QualityWatch;
import io.signalbox.tools.foresight.quality.probe.JudgeRun;
import io.signalbox.tools.foresight.quality.probe.RouteAsker;
import io.signalbox.tools.foresight.quality.remedy.ModelPins;
import io.signalbox.tools.foresight.quality.remedy.PinnedRoutes;
import io.signalbox.tools.foresight.quality.remedy.RouteText;
import io.signalbox.tools.foresight.quality.signal.CallSignals;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import io.signalbox.tools.foresight.rehearsal.CanaryCheck;
import io.signalbox.tools.foresight.rehearsal.ServedVersions;
import io.signalbox.tools.gateway.call.CallWatcher;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.traffic.ShareJudge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background thread that counts quality signals of this process's gateway calls, writes and judges
 * them every ten seconds, and records ingestions as possible causes of incidents.
 */
public final class QualityMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QualityMonitor.class);
  private static final QualitySubject BOT =
      new QualitySubject(QualitySubject.Dimension.AGENT, CauseRanking.BOT);
  private static final String ROUTE = "route:";
  private static final long PAST_MINUTES = 240;
  private static final int PAST_CALLS = 20;
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final QualityCounts counts = new QualityCounts();
  private final ObservedValues values = new ObservedValues();
  private final String process = UUID.randomUUID().toString().substring(0, 8);
  private final JudgeSamples samples = new JudgeSamples(new SplittableRandom());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Clock clock;
  private final QualityWatch watch;
  private final BurnWatch burns;
  private final QualityMeters meters;
  private final CanaryCheck canary;
  private final ModelSightings sightings;
  private final ServedVersions versions;
  private final Optional<CallSignals> signals;
  private final Optional<Thread> writer;
  private Optional<JudgeRun> judging = Optional.empty();

  QualityMonitor(StoreGraph stores, MeterRegistry registry) {
    QualitySettings settings = stores.settings().quality();
    this.clock = stores.clock();
    this.watch = watch(stores);
    this.burns =
        new BurnWatch(
            stores.jdbi(),
            overview(stores),
            new BurnPosts(stores.outbox(), settings.channel()),
            stores.clock());
    this.meters = new QualityMeters(registry);
    meters.gauges(settings, watch, burns);
    this.canary = new CanaryCheck(stores.jdbi());
    this.sightings =
        new ModelSightings(stores.jdbi(), stores.settings().models().catalogue(), stores.clock());
    this.versions = new ServedVersions(stores.jdbi(), stores.clock());
    this.signals =
        settings.watched()
            ? Optional.of(
                new CallSignals(
                    counts,
                    values,
                    canary.and(sightings).and(versions),
                    settings.checks(),
                    samples))
            : Optional.empty();
    signals.ifPresent(
        each -> registry.gauge("signalbox.quality.calls.unread", each, CallSignals::unread));
    this.writer =
        signals.map(each -> Thread.ofPlatform().daemon().name("quality-watch").start(this::run));
  }

  /**
   * Records what an ingestion changed as possible causes of a fall in quality: the index, and
   * sources that lost documents.
   */
  static void read(StoreGraph stores, Corpus corpus, List<SourceReport> reports) {
    QualityWatch watch = watch(stores);
    long minute = stores.clock().instant().getEpochSecond() / 60;
    ObservedValues seen = new ObservedValues();
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

  /** Records a deployment that a webhook announces, as a possible cause of a fall in quality. */
  static void deployed(StoreGraph stores, String name, byte[] body) {
    QualitySubject place =
        name.startsWith(ROUTE)
            ? new QualitySubject(QualitySubject.Dimension.ROUTE, name.substring(ROUTE.length()))
            : new QualitySubject(QualitySubject.Dimension.AGENT, name);
    DeploymentReport.words(body)
        .ifPresent(
            words ->
                watch(stores)
                    .announce(
                        new QualityChange(
                            QualityChange.ChangeKind.DEPLOY,
                            place,
                            stores.clock().instant().getEpochSecond() / 60,
                            Optional.empty(),
                            words)));
  }

  /** Writes four hours of good answers as the baseline of an agent and a route, for the demo. */
  public static void madePast(StoreGraph stores, String agent, String route) {
    long now = stores.clock().instant().getEpochSecond() / 60;
    QualityCounts past = new QualityCounts();
    for (long minute = now - PAST_MINUTES; minute < now; minute++) {
      SignalCounts counts = new SignalCounts();
      counts.add(QualitySignal.REFUSED, PAST_CALLS, minute % 20 == 0 ? 1 : 0);
      past.add(new QualitySubject(QualitySubject.Dimension.ROUTE, route), minute, counts);
      past.add(new QualitySubject(QualitySubject.Dimension.AGENT, agent), minute, counts);
    }
    watch(stores).write("made", past, new ObservedValues());
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
    return new IncidentPosts(
        stores.outbox(),
        stores.messages(),
        stores.settings().quality().channel(),
        () -> OwnerAccounts.byAgent(stores.jdbi()));
  }

  static SlackWorkflow workflow(
      SlackWorkflow.Workplace place, StoreGraph stores, IncidentActions actions) {
    return new QualityWorkflow(
        place,
        new QualityIncidents(stores.jdbi(), posts(stores), stores.clock()),
        overview(stores),
        actions);
  }

  private static QualityOverview overview(StoreGraph stores) {
    return new QualityOverview(stores.jdbi(), stores.settings().quality(), stores.clock());
  }

  /** Notes the settings of routes; what differs from those noted before is a possible cause. */
  private void settings(RouteTable routes) {
    long minute = clock.instant().getEpochSecond() / 60;
    for (Route route : routes.list()) {
      values.see(
          "settings",
          new QualitySubject(QualitySubject.Dimension.ROUTE, route.name()),
          RouteText.of(route),
          minute);
    }
  }

  /** Returns the comparison of answers over a traffic share with those of its route. */
  ShareJudge verdict() {
    return canary;
  }

  CallWatcher watcher() {
    return signals.map(each -> (CallWatcher) each).orElse(CallWatcher.NOBODY);
  }

  /**
   * Attaches the monitor to its gateway: has drawn answers judged where a check has a judge, and
   * returns the routes with the models to which people took them back.
   */
  PinnedRoutes over(Gateway gateway, StoreGraph stores) {
    QualitySettings settings = stores.settings().quality();
    RouteAsker asker = new RouteAsker(gateway::answer, settings.probeBudget(), clock);
    if (settings.checks().all().stream().anyMatch(each -> each.judge().isPresent())) {
      judging =
          Optional.of(
              new JudgeRun(
                  samples, (place, prompt) -> asker.ask(place, prompt).text(), counts, clock));
    }
    settings(stores.settings().routes());
    PinnedRoutes pinned =
        new PinnedRoutes(
            new ModelPins(stores.jdbi(), clock),
            stores.settings().routes(),
            routes -> {
              settings(routes);
              gateway.reload(routes);
            });
    pinned.refresh();
    return pinned;
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
      sightings.write();
      versions.write();
      watch.write(process, counts, values, meters::count);
      watch.look();
      burns.run();
    } catch (JdbiException e) {
      LOG.warn("answers are not watched at the moment: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      LOG.error("answers are not watched at the moment", e);
    }
  }

  /** Writes the remaining counts, and stops the thread. */
  @Override
  public void close() {
    judging.ifPresent(JudgeRun::close);
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
