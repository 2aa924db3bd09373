package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.slack.inbox.InboxWorker;
import io.signalbox.bot.slack.live.LiveReply;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Inbox handler of questions: answers a delivery within its audience's rights, and stores answer
 * and posts in one transaction. Apart from a live reply, nothing is posted before it commits. Safe
 * for use from several threads.
 */
public final class ConversationHandler implements InboxWorker.DeliveryHandler {
  private static final String NOTHING_ASKED =
      "Ask me about runbooks, on-call or ownership, for example _who is on call for payments?_";

  /** Suffix of the id of an answer that the asker gets beside the channel's. */
  static final String ASIDE = ":aside";

  private final QuestionReader reader;
  private final QuestionAnswering answering;
  private final ChannelRules rules;
  private final StoredAnswers answers;
  private final Outbox outbox;
  private final Workspace workspace;
  private final AnswerAccess access;
  private final Clock clock;

  /** Port to the workspace for everything other than posting. */
  public interface Workspace {
    /** Shows that the bot is looking; may do nothing. */
    void looking(InboxDelivery delivery);

    /** Returns the live reply to a delivery, shown in its thread while it is written. */
    LiveReply live(InboxDelivery delivery);

    /** Notifies that the outbox has something to send. */
    void send();

    /** Returns the least confidence, from 0 to 1, for an unasked answer. */
    double unaskedConfidence();
  }

  ConversationHandler(
      QuestionReader reader,
      QuestionAnswering answering,
      AnswerHandlerServices collaborators,
      Workspace workspace) {
    this.reader = reader;
    this.answering = answering;
    this.rules = collaborators.rules();
    this.answers = collaborators.answers();
    this.outbox = collaborators.outbox();
    this.access = collaborators.access();
    this.clock = collaborators.clock();
    this.workspace = workspace;
  }

  @Override
  public Consumer<Handle> handle(InboxDelivery delivery) {
    if (reader.isSmallTalk(delivery) || reader.isBetweenPeople(delivery)) {
      return ConversationHandler::nothing;
    }
    if (reader.isHelp(delivery)) {
      return delivery.kind() == InboxDelivery.DeliveryKind.OVERHEARD
          ? ConversationHandler::nothing
          : handle -> outbox.put(handle, List.of(said(delivery, "help", HomeView.USAGE)));
    }
    ChannelRule rule = rules.of(delivery.channel());
    Optional<Question> question = reader.read(delivery, rule);
    if (question.isEmpty()) {
      return delivery.kind() == InboxDelivery.DeliveryKind.OVERHEARD
          ? ConversationHandler::nothing
          : handle -> outbox.put(handle, List.of(said(delivery, "hint", NOTHING_ASKED)));
    }
    Optional<String> unclear = reader.unclear(delivery);
    if (unclear.isPresent()) {
      String text =
          String.format(
              "I don't know what “%s” is here. Ask with its name, such as _who owns payments-api?_",
              MrkdwnText.escaped(unclear.get()));
      return handle -> outbox.put(handle, List.of(said(delivery, "unclear", text)));
    }
    return answered(delivery, rule, question.get());
  }

  private Consumer<Handle> answered(InboxDelivery delivery, ChannelRule rule, Question question) {
    if (delivery.kind() != InboxDelivery.DeliveryKind.OVERHEARD) {
      workspace.looking(delivery);
    }
    Optional<LiveReply> live = live(delivery, rule);
    Answer answer =
        live.map(reply -> answering.answer(question, reply::write))
            .orElseGet(() -> answering.answer(question));
    if (delivery.kind() == InboxDelivery.DeliveryKind.OVERHEARD
        && !QuestionReader.goesOn(delivery)
        && !isCertain(answer)) {
      return ConversationHandler::nothing;
    }
    boolean forAsker =
        delivery.kind() == InboxDelivery.DeliveryKind.COMMAND || isAskerFirst(delivery, rule);
    StoredAnswer given = given(delivery, question, answer, forAsker);
    Optional<StoredAnswer> aside = aside(delivery, question, given);
    Optional<String> begun = live.flatMap(LiveReply::messageTs);
    boolean onlyAside = aside.isPresent() && answer instanceof Answer.NoAnswer;
    List<OutboxPost> posts = new ArrayList<>();
    if (onlyAside) {
      posts.add(asideOnly(delivery, begun));
    } else {
      posts.addAll(posts(delivery, given, begun));
    }
    aside.ifPresent(each -> posts.addAll(posts(delivery, each, Optional.empty())));
    return handle -> {
      if (!onlyAside) {
        answers.record(handle, given);
      }
      aside.ifPresent(each -> answers.record(handle, each));
      outbox.put(handle, posts);
    };
  }

  private StoredAnswer given(
      InboxDelivery delivery, Question question, Answer answer, boolean onlyForAsker) {
    boolean isPersonal =
        delivery.kind() == InboxDelivery.DeliveryKind.COMMAND
            || delivery.kind() == InboxDelivery.DeliveryKind.DIRECT;
    return given(delivery, question, answer, onlyForAsker, isPersonal);
  }

  private StoredAnswer given(
      InboxDelivery delivery,
      Question question,
      Answer answer,
      boolean onlyForAsker,
      boolean isPersonal) {
    Principal receiver =
        isPersonal
            ? new Principal(Principal.PrincipalKind.USER, delivery.user())
            : new Principal(Principal.PrincipalKind.CHANNEL, delivery.channel());
    return new StoredAnswer(
        delivery.id(),
        delivery.channel(),
        delivery.kind() == InboxDelivery.DeliveryKind.COMMAND ? "" : delivery.thread(),
        delivery.user(),
        question.text(),
        AnswerKind.of(answer),
        AnswerView.render(answer, clock.instant()).with(access.of(answer, receiver), onlyForAsker),
        AnswerMeasure.of(answer),
        clock.instant());
  }

  /**
   * Returns the asker's own answer where a channel with people from outside is told less; empty
   * when there is no difference.
   */
  private Optional<StoredAnswer> aside(
      InboxDelivery delivery, Question question, StoredAnswer given) {
    if (delivery.kind() != InboxDelivery.DeliveryKind.MENTION
        || question.audience().isOrganisation()) {
      return Optional.empty();
    }
    Question alone = reader.alone(question, delivery);
    Answer answer = answering.answer(alone);
    StoredAnswer own =
        given(delivery, alone, answer, /* onlyForAsker= */ true, /* isPersonal= */ true);
    boolean saysMore =
        !(answer instanceof Answer.NoAnswer)
            && !own.content().text().equals(given.content().text());
    return saysMore ? Optional.of(own.named(given.id() + ASIDE)) : Optional.empty();
  }

  private static OutboxPost asideOnly(InboxDelivery delivery, Optional<String> begun) {
    return new OutboxPost(
        delivery.id() + ":answer:0",
        begun
            .map(ts -> OutboxPost.Target.update(delivery.channel(), ts))
            .orElseGet(() -> target(delivery, false)),
        MrkdwnText.person(delivery.user())
            + ", my answer is for you alone: people from outside this workspace are in this"
            + " channel.",
        Optional.empty());
  }

  private static void nothing(Handle handle) {
    // Neither small talk nor what was only overheard needs an answer.
  }

  private boolean isCertain(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> true;
      case Answer.CitedAnswer cited -> cited.confidence() >= workspace.unaskedConfidence();
      case Answer.NoAnswer none -> false;
    };
  }

  /** Starts a live reply where everyone sees the answer anyway and asked for it. */
  private Optional<LiveReply> live(InboxDelivery delivery, ChannelRule rule) {
    boolean forEverybody =
        switch (delivery.kind()) {
          case MENTION -> rule.show() != ChannelRule.Show.ASKER_FIRST;
          case DIRECT -> true;
          case OVERHEARD, COMMAND -> false;
        };
    return forEverybody ? Optional.of(workspace.live(delivery)) : Optional.empty();
  }

  /** Returns the posts of an answer, the first in the place of the message that began it. */
  private static List<OutboxPost> posts(
      InboxDelivery delivery, StoredAnswer given, Optional<String> begun) {
    boolean onlyForAsker = given.content().onlyForAsker();
    List<List<LayoutBlock>> messages = given.content().messages();
    List<OutboxPost> posts = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      List<LayoutBlock> blocks = new ArrayList<>(messages.get(i));
      if (i + 1 == messages.size()) {
        blocks.addAll(AnswerButtons.under(given, onlyForAsker));
      }
      OutboxPost post =
          new OutboxPost(
              given.id() + ":answer:" + i,
              i == 0 && begun.isPresent()
                  ? OutboxPost.Target.update(delivery.channel(), begun.get())
                  : target(delivery, onlyForAsker),
              MrkdwnText.fallback(given.content().text()),
              Optional.of(BlockKit.json(blocks)));
      posts.add(i == 0 ? post.with(given.refusal()) : post);
    }
    return posts;
  }

  private static boolean isAskerFirst(InboxDelivery delivery, ChannelRule rule) {
    boolean channel =
        delivery.kind() == InboxDelivery.DeliveryKind.MENTION
            || delivery.kind() == InboxDelivery.DeliveryKind.OVERHEARD;
    return channel && rule.show() == ChannelRule.Show.ASKER_FIRST;
  }

  private static OutboxPost.Target target(InboxDelivery delivery, boolean onlyForAsker) {
    if (delivery.responseUrl().isPresent()) {
      return OutboxPost.Target.response(
          delivery.user(), delivery.channel(), delivery.responseUrl().get());
    }
    return onlyForAsker
        ? OutboxPost.Target.only(delivery.user(), delivery.channel(), delivery.threadTs())
        : OutboxPost.Target.thread(delivery.channel(), delivery.thread());
  }

  private static OutboxPost said(InboxDelivery delivery, String what, String text) {
    return new OutboxPost(
        delivery.id() + ":" + what, target(delivery, false), text, Optional.empty());
  }

  @Override
  public Consumer<Handle> giveUp(InboxDelivery delivery, String reference) {
    if (delivery.kind() == InboxDelivery.DeliveryKind.OVERHEARD) {
      return ConversationHandler::nothing;
    }
    String text =
        "Something went wrong on my side. The reference for whoever runs me is `"
            + reference
            + "`.";
    OutboxPost.Target target =
        live(delivery, rules.of(delivery.channel()))
            .flatMap(LiveReply::messageTs)
            .map(ts -> OutboxPost.Target.update(delivery.channel(), ts))
            .orElseGet(() -> target(delivery, false));
    OutboxPost post = new OutboxPost(delivery.id() + ":fault", target, text, Optional.empty());
    return handle -> outbox.put(handle, List.of(post));
  }

  @Override
  public void finished() {
    workspace.send();
  }
}
