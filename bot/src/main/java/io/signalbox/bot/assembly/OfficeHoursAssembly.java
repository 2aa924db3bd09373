package io.signalbox.bot.assembly;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.slack.command.Workflow;
import io.signalbox.bot.slack.command.officehours.OfficeHoursWorkflow;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.tools.triage.Capability;
import io.signalbox.tools.triage.Decisions;
import io.signalbox.tools.triage.Deflection;
import io.signalbox.tools.triage.ModelTopics;
import io.signalbox.tools.triage.TriageFiles;
import io.signalbox.tools.triage.TriageSettings;
import java.time.Clock;
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
   */
  void adoptDecisions() {
    settings
        .officeHours()
        .decisions()
        .ifPresent(file -> TriageFiles.adopt(file, settings.officeHours(), decisions(() -> {})));
  }

  /**
   * @param learned something new can be indexed
   */
  Workflow open(
      Workflow.Workplace workplace, Retriever retriever, Embedder embedder, Runnable learned) {
    TriageSettings triage = settings.officeHours();
    List<Capability> capabilities =
        triage.capabilities().map(TriageFiles::capabilities).orElse(List.of());
    Decisions decisions = decisions(learned);
    return OfficeHoursWorkflow.open(
        workplace,
        new OfficeHoursWorkflow.Stores(
            database.jdbi(),
            new Outbox(database.jdbi(), clock),
            decisions,
            topics,
            AuditAssembly.log(settings, database, clock),
            clock,
            settings.zone()),
        triage,
        settings.roles(),
        new Deflection(
            retriever, embedder, capabilities, decisions, settings.answers().confidenceFloor()));
  }
}
