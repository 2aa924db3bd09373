package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.officehours.OfficeHoursWorkflow;
import io.signalbox.tools.workflow.officehours.Decisions;
import io.signalbox.tools.workflow.officehours.OfficeHoursFiles;
import io.signalbox.tools.workflow.officehours.OfficeHoursSettings;
import io.signalbox.tools.workflow.officehours.PlatformCapability;
import io.signalbox.tools.workflow.officehours.RequestDeflection;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires the office-hours workflow: request triage, its files, and decisions. */
final class OfficeHoursAssembly {
  private final StoreGraph stores;
  private final KnowledgeGraph knowledge;
  private final Supplier<Optional<TopicClassifier>> topics;

  /**
   * @param topics a model that says what requests are about; asked for once there is a workspace
   */
  OfficeHoursAssembly(
      StoreGraph stores, KnowledgeGraph knowledge, Supplier<Optional<TopicClassifier>> topics) {
    this.stores = stores;
    this.knowledge = knowledge;
    this.topics = topics;
  }

  private Decisions decisions(Runnable learned) {
    return new Decisions(stores.jdbi(), knowledge.corpus(), learned);
  }

  /**
   * Imports decisions from the file in the settings, keeping those already stored, and expires
   * those whose time is over. Runs wherever sources are read, since timers run with Slack only.
   */
  void adoptDecisions() {
    OfficeHoursSettings officeHours = stores.settings().officeHours();
    officeHours
        .decisions()
        .ifPresent(file -> OfficeHoursFiles.adopt(file, officeHours, decisions(() -> {})));
    var unused =
        decisions(() -> {}).expire(LocalDate.ofInstant(stores.clock().instant(), ZoneOffset.UTC));
  }

  /**
   * Builds the office-hours workflow of one workspace.
   *
   * @param learned something new can be indexed
   */
  SlackWorkflow open(SlackWorkflow.Workplace workplace, Runnable learned) {
    SignalboxSettings settings = stores.settings();
    OfficeHoursSettings officeHours = settings.officeHours();
    List<PlatformCapability> capabilities =
        officeHours.capabilities().map(OfficeHoursFiles::capabilities).orElse(List.of());
    Decisions decisions = decisions(learned);
    return OfficeHoursWorkflow.open(
        workplace,
        new OfficeHoursWorkflow.OfficeHoursStores(
            stores.jdbi(),
            stores.outbox(),
            stores.messages(),
            decisions,
            knowledge.embedder(),
            topics.get(),
            stores.audit(),
            stores.clock(),
            settings.zone()),
        officeHours,
        settings.roles(),
        new RequestDeflection(
            knowledge.retriever(),
            knowledge.embedder(),
            capabilities,
            decisions,
            settings.answers().confidenceFloor()));
  }
}
