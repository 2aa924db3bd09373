package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.inbox.Inbox;
import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.knowledge.answer.Answering;
import io.signalbox.knowledge.correction.Corrections;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that people meet in Slack, put together: what the listeners translate to. */
public record FrontDesk(
    Conversation conversation,
    AnswerActions actions,
    ShowDialog show,
    CorrectionDialog correction,
    RememberDialog remember,
    RulesDialog rules,
    HomeView home,
    GivenThreads threads) {

  /**
   * What is known, and what is learned from people.
   *
   * @param access the current rule of a document; empty when it is not there
   * @param sources names of the configured sources
   * @param usualHelp whom to ask when nothing else says
   * @param zone where nobody says otherwise
   * @param learned something new can be indexed
   */
  public record Knowledge(
      Answering answering,
      Corrections corrections,
      RememberedThreads threads,
      OnCallTable onCall,
      Function<DocumentId, Optional<AccessRule>> access,
      List<String> sources,
      Optional<String> usualHelp,
      ZoneId zone,
      Runnable learned) {}

  /** Where things are kept. */
  public record Records(
      GivenAnswers answers,
      Inbox inbox,
      Outbox outbox,
      ChannelRules rules,
      LiveReplyRows liveReplies,
      PeopleTable accounts,
      Clock clock) {}

  /** Which threads the bot has answered in. */
  @FunctionalInterface
  public interface GivenThreads {
    /** Who asked last in this thread, if it was answered in. */
    Optional<String> lastAsker(String channel, String threadTs);
  }

  /** Whether a text that names nobody asks something. */
  public static boolean isQuestion(String text) {
    return QuestionReader.isQuestion(text);
  }

  /** Puts everything together. */
  public static FrontDesk open(
      Knowledge knowledge, Records records, SlackPeople people, Conversation.Workspace workspace) {
    GivenAnswers answers = records.answers();
    PostingPolicy policy = new PostingPolicy(people);
    AnswerAccess access = new AnswerAccess(knowledge.access(), policy);
    Desk desk =
        new Desk(
            answers, records.outbox(), people, records.rules(), policy, access, records.clock());
    return new FrontDesk(
        new Conversation(
            new QuestionReader(desk, knowledge.zone()), knowledge.answering(), desk, workspace),
        new AnswerActions(desk, new WhoHelps(people, knowledge.onCall(), knowledge.usualHelp())),
        new ShowDialog(desk),
        new CorrectionDialog(desk, knowledge.corrections(), knowledge.learned()),
        new RememberDialog(desk, knowledge.threads(), knowledge.zone(), knowledge.learned()),
        new RulesDialog(desk, knowledge.sources()),
        new HomeView(desk, knowledge.onCall()),
        (channel, thread) -> answers.last(channel, thread).map(GivenAnswer::asker));
  }
}
