package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.inbox.Inbox;
import io.signalbox.bot.slack.live.LiveReplyRows;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.search.Embedder;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Assembly of the handlers for questions, answer buttons, modals and App Home, everything outside
 * the slash commands.
 */
public record ConversationFeatures(
    ConversationHandler conversation,
    AnswerActions actions,
    ShareAnswerDialog show,
    CorrectionDialog correction,
    RememberThreadDialog remember,
    RulesDialog rules,
    HomeView home,
    GivenThreads threads,
    QuestionReport report) {

  /**
   * Knowledge that answers come from, and stores of what people add to it.
   *
   * @param access the current rule of a document; empty when it is not there
   * @param sources names of the configured sources
   * @param usualHelp whom to ask when nothing else says
   * @param zone where nobody says otherwise
   * @param learned something new can be indexed
   */
  public record Knowledge(
      QuestionAnswering answering,
      CorrectionTable corrections,
      RememberedThreads threads,
      OnCallTable onCall,
      Function<DocumentId, Optional<AccessRule>> access,
      List<String> sources,
      Optional<String> usualHelp,
      Embedder embedder,
      ZoneId zone,
      Runnable learned) {}

  /** Database stores that the conversation uses. */
  public record Records(
      StoredAnswers answers,
      Inbox inbox,
      Outbox outbox,
      ChannelRules rules,
      LiveReplyRows liveReplies,
      PeopleTable accounts,
      Clock clock) {}

  /** Port that tells who asked in a thread in which the bot has answered. */
  @FunctionalInterface
  public interface GivenThreads {
    /** Returns the last person who asked in this thread, if the bot answered there. */
    Optional<String> lastAsker(String channel, String threadTs);
  }

  /** Returns whether a message is meant for somebody other than the bot. */
  public static boolean isForAnother(String text, String bot) {
    return AskedText.isForAnother(text, bot);
  }

  /** Returns whether a message looks like a question to whoever reads it, not to one person. */
  public static boolean isQuestion(String text) {
    return AskedText.isQuestion(text);
  }

  /** Builds the handlers. */
  public static ConversationFeatures open(
      Knowledge knowledge,
      Records records,
      SlackPeople people,
      ConversationHandler.Workspace workspace) {
    StoredAnswers answers = records.answers();
    PostingPolicy policy = new PostingPolicy(people);
    AnswerAccess access = new AnswerAccess(knowledge.access(), policy);
    AnswerHandlerServices collaborators =
        new AnswerHandlerServices(
            answers, records.outbox(), people, records.rules(), policy, access, records.clock());
    return new ConversationFeatures(
        new ConversationHandler(
            new QuestionReader(collaborators, knowledge.zone()),
            knowledge.answering(),
            collaborators,
            workspace),
        new AnswerActions(
            collaborators, new ContactFinder(people, knowledge.onCall(), knowledge.usualHelp())),
        new ShareAnswerDialog(collaborators),
        new CorrectionDialog(collaborators, knowledge.corrections(), knowledge.learned()),
        new RememberThreadDialog(
            collaborators, knowledge.threads(), knowledge.zone(), knowledge.learned()),
        new RulesDialog(collaborators, knowledge.sources()),
        new HomeView(collaborators, knowledge.onCall()),
        (channel, thread) -> answers.last(channel, thread).map(StoredAnswer::asker),
        new QuestionReport(answers, people, knowledge.embedder(), records.clock()));
  }
}
