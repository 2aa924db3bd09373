package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.officehours.OfficeHoursWorkflow;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.tools.workflow.officehours.Decisions;
import io.signalbox.tools.workflow.officehours.ModelTopics;
import io.signalbox.tools.workflow.officehours.OfficeHoursFiles;
import io.signalbox.tools.workflow.officehours.OfficeHoursSettings;
import io.signalbox.tools.workflow.officehours.PlatformCapability;
import io.signalbox.tools.workflow.officehours.RequestDeflection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Office hours, built top to bottom. */
final class OfficeHoursAssembly {
  private final SignalboxSettings settings;
  private final Database database;
  private final Corpus corpus;
  private final Optional<ModelTopics> topics;
  private final Clock clock;

  /**
   * @param topics a model that says what requests are about
   */
  OfficeHoursAssembly(
      SignalboxSettings settings,
      Database database,
      Corpus corpus,
      Optional<ModelTopics> topics,
      Clock clock) {
    this.settings = settings;
    this.database = database;
    this.corpus = corpus;
    this.topics = topics;
    this.clock = clock;
  }

  private Decisions decisions(Runnable learned) {
    return new Decisions(database.jdbi(), corpus, learned);
  }

  /**
   * Takes over the decisions that the settings' file has; those that are there stay as they are.
   * Those whose time is over end, wherever sources are read: timers run with Slack only.
   */
  void adoptDecisions() {
    settings
        .officeHours()
        .decisions()
        .ifPresent(
            file -> OfficeHoursFiles.adopt(file, settings.officeHours(), decisions(() -> {})));
    var unused = decisions(() -> {}).expire(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /**
   * @param learned something new can be indexed
   */
  SlackWorkflow open(
      SlackWorkflow.Workplace workplace, Retriever retriever, Embedder embedder, Runnable learned) {
    OfficeHoursSettings triage = settings.officeHours();
    List<PlatformCapability> capabilities =
        triage.capabilities().map(OfficeHoursFiles::capabilities).orElse(List.of());
    Decisions decisions = decisions(learned);
    return OfficeHoursWorkflow.open(
        workplace,
        new OfficeHoursWorkflow.OfficeHoursStores(
            database.jdbi(),
            new Outbox(database.jdbi(), clock),
            decisions,
            topics,
            AuditAssembly.log(settings, database, clock),
            clock,
            settings.zone()),
        triage,
        settings.roles(),
        new RequestDeflection(
            retriever, embedder, capabilities, decisions, settings.answers().confidenceFloor()));
  }
}
