package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.Retention;
import io.signalbox.bot.app.live.LiveSourceTasks;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.channel.ThreadObserver;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.StoredAnswers;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.gap.GapWorkflow;
import io.signalbox.bot.slack.inbox.Inbox;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.bot.slack.message.MessagePolicy;
import io.signalbox.bot.slack.message.MessagesWorkflow;
import io.signalbox.bot.slack.message.WaitingMessageDelivery;
import io.signalbox.bot.slack.schedule.Schedule;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.bot.slack.worth.MonthlyReportWorkflow;
import io.signalbox.ingestion.live.sync.LiveSourceWaker;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.ingestion.source.Source;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.SearchQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Last part of the object graph: the Slack app of the bot in one workspace.
 *
 * @param learned something new can be indexed
 */
record SlackGraph(
    StoreGraph stores, KnowledgeGraph knowledge, WorkflowGraph workflows, Runnable learned) {

  /**
   * Builds the Slack app; it receives nothing before it is started.
   *
   * @throws io.signalbox.bot.slack.client.SlackRefusedException when Slack does not take the token
   */
  SlackApp open(
      SlackSettings slack,
      List<SlackWorkflow.Opener> more,
      QuestionAnswering answering,
      boolean alone) {
    List<SlackWorkflow.Opener> all = new ArrayList<>(workflows.inSlack(learned));
    all.add(this::messages);
    all.add(place -> gaps(place, answering));
    stores.settings().messages().reportChannel().ifPresent(to -> all.add(at -> report(at, to)));
    all.addAll(more);
    return SlackApp.open(
        new SlackClient(slack),
        records(slack),
        conversation(answering),
        all,
        tasks -> schedule(tasks, alone),
        threads());
  }

  /** Wakes the live sources that read a channel when one of its threads changed. */
  private ThreadObserver threads() {
    LiveSync live = stores.live();
    LiveSourceWaker waker = new LiveSourceWaker(live, this::changed, Thread::sleep);
    return (channel, thread) ->
        live.sources().stream()
            .filter(source -> source.opener().slackChannels().contains(channel))
            .forEach(source -> waker.changed(source.name(), channel + "/" + thread));
  }

  private void changed() {
    knowledge.corrections().withdrawOutdated();
    learned.run();
  }

  private SlackWorkflow messages(SlackWorkflow.Workplace place) {
    WaitingMessageDelivery delivery =
        new WaitingMessageDelivery(
            stores.jdbi(),
            stores.outbox(),
            new MessagePolicy(stores.settings().messages()),
            person -> place.people().zone(person).orElse(stores.settings().zone()),
            stores.clock());
    return new MessagesWorkflow(stores.jdbi(), stores.clock(), delivery, place.send());
  }

  private SlackWorkflow report(SlackWorkflow.Workplace place, String channel) {
    return new MonthlyReportWorkflow(
        stores.worth(place.people()::isPublic, place.people()::name),
        stores.outbox(),
        channel,
        stores.settings().zone(),
        stores.clock());
  }

  private SlackWorkflow gaps(SlackWorkflow.Workplace place, QuestionAnswering answering) {
    return new GapWorkflow(
        place,
        new GapWorkflow.GapStores(
            stores.jdbi(),
            stores.outbox(),
            new StoredAnswers(stores.jdbi()),
            stores.messages(),
            stores.clock()),
        new GapWorkflow.GapKnowledge(
            answering,
            knowledge.corrections(),
            knowledge.onCall(),
            knowledge.embedder(),
            (name, person) -> page(place, name, person),
            knowledge.corpus()::access,
            learned));
  }

  /** Returns the page of this title or path, if the person may read it. */
  private Optional<RankedDocument> page(SlackWorkflow.Workplace place, String name, String person) {
    String wanted = name.strip();
    return knowledge
        .retriever()
        .find(new SearchQuery(wanted, new PostingPolicy(place.people()).person(person), Set.of()))
        .documents()
        .stream()
        .filter(
            found ->
                found.frontMatter().title().equalsIgnoreCase(wanted)
                    || found.id().value().endsWith(wanted))
        .findFirst();
  }

  private ConversationFeatures.Records records(SlackSettings slack) {
    return new ConversationFeatures.Records(
        new StoredAnswers(stores.jdbi()),
        new Inbox(stores.jdbi(), stores.clock()),
        stores.outbox(),
        new ChannelRules(stores.jdbi(), slack.channels()),
        new LiveReplyRows(stores.jdbi(), stores.clock()),
        new PeopleTable(stores.jdbi()),
        stores.clock());
  }

  private ConversationFeatures.Knowledge conversation(QuestionAnswering answering) {
    return new ConversationFeatures.Knowledge(
        answering,
        knowledge.corrections(),
        new RememberedThreads(knowledge.corpus()),
        knowledge.onCall(),
        knowledge.corpus()::access,
        stores.settings().sources().stream().map(Source::name).toList(),
        stores.settings().answers().ask(),
        knowledge.embedder(),
        stores.settings().zone(),
        learned);
  }

  private Schedule schedule(List<ScheduledTask> tasks, boolean alone) {
    List<ScheduledTask> all = new ArrayList<>(tasks);
    all.add(
        new ScheduledTask(
            "retention",
            Duration.ofHours(6),
            new Retention(stores.jdbi(), stores.settings().retention(), stores.clock())));
    all.add(AuditAssembly.task(stores));
    all.addAll(LiveSourceTasks.of(stores.live(), this::changed));
    if (!stores.settings().quality().probes().isEmpty()) {
      ProbeRunner path = ProbeRunner.of(stores, knowledge, workflows.gateway());
      all.add(new ScheduledTask("quality-probes", Duration.ofMinutes(1), path.run()));
    }
    return Schedule.open(stores.database().dataSource(), !alone, all);
  }
}
