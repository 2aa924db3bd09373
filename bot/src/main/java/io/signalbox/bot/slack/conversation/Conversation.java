package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.inbox.Delivery;
import io.signalbox.bot.inbox.InboxWorker;
import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.Answering;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.document.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Handler of questions: reads the question, answers it within the rights of its audience, and stores answer and posts together. Nothing is visible outside before that is committed.
 * Safe for use from several threads.
 */
public final class Conversation implements InboxWorker.Handler {
  private static final String NOTHING_ASKED =
      "Ask me about runbooks, who is on call, or who owns something:"
          + " _who is on call for payments?_";

  /** Ends the id of an answer that comes beside the channel's. */
  private static final String ASIDE = ":aside";

  private final QuestionReader reader;
  private final Answering answering;
  private final ChannelRules rules;
  private final GivenAnswers answers;
  private final Outbox outbox;
  private final Workspace workspace;
  private final AnswerAccess access;
  private final Clock clock;

  /** Port to the workspace for everything other than posting. */
  public interface Workspace {
    /** Shows that the bot is looking; may do nothing. */
    void looking(Delivery delivery);

    /** The reply to a delivery, to be shown in its thread while it is written. */
    LiveReply live(Delivery delivery);

    /** The outbox has something to send. */
    void send();

    /** Returns the least confidence, from 0 to 1, for an unasked answer. */
    double unaskedConfidence();
  }

  Conversation(QuestionReader reader, Answering answering, Desk desk, Workspace workspace) {
    this.reader = reader;
    this.answering = answering;
    this.rules = desk.rules();
    this.answers = desk.answers();
    this.outbox = desk.outbox();
    this.access = desk.access();
    this.clock = desk.clock();
    this.workspace = workspace;
  }

  @Override
  public Consumer<Handle> handle(Delivery delivery) {
    ChannelRule rule = rules.of(delivery.channel());
    Optional<Question> question = reader.read(delivery, rule);
    if (question.isEmpty()) {
      return delivery.kind() == Delivery.Kind.OVERHEARD
          ? Conversation::nothing
          : handle -> outbox.put(handle, List.of(said(delivery, "hint", NOTHING_ASKED)));
    }
    if (delivery.kind() != Delivery.Kind.OVERHEARD) {
      workspace.looking(delivery);
    }
    Optional<LiveReply> live = live(delivery, rule);
    Answer answer =
        live.map(reply -> answering.answer(question.get(), reply::write))
            .orElseGet(() -> answering.answer(question.get()));
    if (delivery.kind() == Delivery.Kind.OVERHEARD && !isCertain(answer)) {
      return Conversation::nothing;
    }
    boolean forAsker = delivery.kind() == Delivery.Kind.COMMAND || isAskerFirst(delivery, rule);
    GivenAnswer given = given(delivery, question.get(), answer, forAsker);
    Optional<GivenAnswer> aside = aside(delivery, question.get(), given);
    Optional<String> begun = live.flatMap(LiveReply::messageTs);
    boolean onlyAside = aside.isPresent() && answer instanceof Answer.NoAnswer;
    List<Post> posts = new ArrayList<>();
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

  private GivenAnswer given(
      Delivery delivery, Question question, Answer answer, boolean onlyForAsker) {
    boolean isPersonal =
        delivery.kind() == Delivery.Kind.COMMAND || delivery.kind() == Delivery.Kind.DIRECT;
    return given(delivery, question, answer, onlyForAsker, isPersonal);
  }

  private GivenAnswer given(
      Delivery delivery,
      Question question,
      Answer answer,
      boolean onlyForAsker,
      boolean isPersonal) {
    Principal receiver =
        isPersonal
            ? new Principal(Principal.Kind.USER, delivery.user())
            : new Principal(Principal.Kind.CHANNEL, delivery.channel());
    return new GivenAnswer(
        delivery.id(),
        delivery.channel(),
        delivery.kind() == Delivery.Kind.COMMAND ? "" : delivery.thread(),
        delivery.user(),
        question.text(),
        kind(answer),
        AnswerView.render(answer, clock.instant()).with(access.of(answer, receiver), onlyForAsker),
        clock.instant());
  }

  /**
   * Returns the asker's own answer where a channel with people from outside is told less; empty when there is no difference.
   */
  private Optional<GivenAnswer> aside(Delivery delivery, Question question, GivenAnswer given) {
    if (delivery.kind() != Delivery.Kind.MENTION || question.audience().isOrganisation()) {
      return Optional.empty();
    }
    Question alone = reader.alone(question, delivery);
    Answer answer = answering.answer(alone);
    GivenAnswer own =
        given(delivery, alone, answer, /* onlyForAsker= */ true, /* isPersonal= */ true);
    boolean saysMore =
        !(answer instanceof Answer.NoAnswer)
            && !own.content().text().equals(given.content().text());
    return saysMore ? Optional.of(own.named(given.id() + ASIDE)) : Optional.empty();
  }

  private static Post asideOnly(Delivery delivery, Optional<String> begun) {
    return new Post(
        delivery.id() + ":answer:0",
        begun
            .map(ts -> Post.Target.update(delivery.channel(), ts))
            .orElseGet(() -> target(delivery, false)),
        Mrkdwn.person(delivery.user())
            + ", my answer is for you alone: people from outside this workspace are in this"
            + " channel.",
        Optional.empty());
  }

  private static void nothing(Handle handle) {
    // What was overheard needs no answer.
  }

  private boolean isCertain(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> true;
      case Answer.CitedAnswer cited -> cited.confidence() >= workspace.unaskedConfidence();
      case Answer.NoAnswer none -> false;
    };
  }

  private static String kind(Answer answer) {
    return switch (answer) {
      case Answer.TableAnswer table -> "table";
      case Answer.CitedAnswer cited -> "cited";
      case Answer.NoAnswer none -> "none";
    };
  }

  /** Starts a live reply where everyone sees the answer anyway and asked for it. */
  private Optional<LiveReply> live(Delivery delivery, ChannelRule rule) {
    boolean forEverybody =
        switch (delivery.kind()) {
          case MENTION -> rule.show() != ChannelRule.Show.ASKER_FIRST;
          case DIRECT -> true;
          case OVERHEARD, COMMAND -> false;
        };
    return forEverybody ? Optional.of(workspace.live(delivery)) : Optional.empty();
  }

  /**
   * @param begun the message that shows the beginning of it, which the answer replaces
   */
  private static List<Post> posts(Delivery delivery, GivenAnswer given, Optional<String> begun) {
    boolean onlyForAsker = given.content().onlyForAsker();
    List<String> messages = given.content().messages();
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      boolean last = i + 1 == messages.size();
      String blocks =
          last ? AnswerButtons.under(messages.get(i), given, onlyForAsker) : messages.get(i);
      posts.add(
          new Post(
              given.id() + ":answer:" + i,
              i == 0 && begun.isPresent()
                  ? Post.Target.update(delivery.channel(), begun.get())
                  : target(delivery, onlyForAsker),
              Mrkdwn.fallback(given.content().text()),
              Optional.of(blocks)));
    }
    return posts;
  }

  private static boolean isAskerFirst(Delivery delivery, ChannelRule rule) {
    boolean channel =
        delivery.kind() == Delivery.Kind.MENTION || delivery.kind() == Delivery.Kind.OVERHEARD;
    return channel && rule.show() == ChannelRule.Show.ASKER_FIRST;
  }

  private static Post.Target target(Delivery delivery, boolean onlyForAsker) {
    if (delivery.responseUrl().isPresent()) {
      return Post.Target.response(
          delivery.user(), delivery.channel(), delivery.responseUrl().get());
    }
    return onlyForAsker
        ? Post.Target.only(delivery.user(), delivery.channel(), delivery.threadTs())
        : Post.Target.thread(delivery.channel(), delivery.thread());
  }

  private static Post said(Delivery delivery, String what, String text) {
    return new Post(delivery.id() + ":" + what, target(delivery, false), text, Optional.empty());
  }

  @Override
  public Consumer<Handle> giveUp(Delivery delivery, String reference) {
    if (delivery.kind() == Delivery.Kind.OVERHEARD) {
      return Conversation::nothing;
    }
    String text =
        "Something broke while I was looking. Whoever runs me finds it under the reference `"
            + reference
            + "`.";
    Post.Target target =
        live(delivery, rules.of(delivery.channel()))
            .flatMap(LiveReply::messageTs)
            .map(ts -> Post.Target.update(delivery.channel(), ts))
            .orElseGet(() -> target(delivery, false));
    Post post = new Post(delivery.id() + ":fault", target, text, Optional.empty());
    return handle -> outbox.put(handle, List.of(post));
  }

  @Override
  public void finished() {
    workspace.send();
  }
}
