package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.erasure.Retention;
import io.signalbox.bot.slack.SlackApp;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.client.SlackClient;
import io.signalbox.bot.slack.client.SlackSettings;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.conversation.GivenAnswers;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.inbox.Inbox;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.bot.slack.schedule.Schedule;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.ingestion.source.Source;
import io.signalbox.knowledge.answering.QuestionAnswering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Last part of the object graph: the bot in one Slack workspace.
 *
 * @param learned something new can be indexed
 */
record SlackGraph(
    StoreGraph stores, KnowledgeGraph knowledge, WorkflowGraph workflows, Runnable learned) {

  /**
   * Opens the connection; nothing is received before it is started.
   *
   * @throws io.signalbox.bot.slack.client.SlackRefused when Slack does not take the token
   */
  SlackApp open(
      SlackSettings slack,
      List<SlackWorkflow.Opener> more,
      QuestionAnswering answering,
      boolean alone) {
    List<SlackWorkflow.Opener> all = new ArrayList<>(workflows.inSlack(learned));
    all.addAll(more);
    return SlackApp.open(
        new SlackClient(slack),
        records(slack),
        conversation(answering),
        all,
        tasks -> schedule(tasks, answering, alone));
  }

  private ConversationFeatures.Records records(SlackSettings slack) {
    return new ConversationFeatures.Records(
        new GivenAnswers(stores.jdbi()),
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

  private Schedule schedule(List<ScheduledTask> tasks, QuestionAnswering answering, boolean alone) {
    List<ScheduledTask> all = new ArrayList<>(tasks);
    all.add(
        new ScheduledTask(
            "retention",
            Duration.ofHours(6),
            new Retention(stores.jdbi(), stores.settings().retention(), stores.clock())));
    all.add(AuditAssembly.task(stores));
    if (!stores.settings().quality().probes().isEmpty()) {
      ProbePath path = new ProbePath(stores, knowledge, workflows.gateway(), answering);
      all.add(new ScheduledTask("quality-probes", Duration.ofMinutes(1), path.run()));
    }
    return Schedule.open(stores.database().dataSource(), !alone, all);
  }
}
