package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Attachment;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageMeEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.channel.ThreadObserver;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.conversation.ConversationFeatures;
import io.signalbox.bot.slack.inbox.InboxDelivery;
import io.signalbox.bot.slack.inbox.InboxWorker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bolt listeners for messages and mentions, which store each delivery in the inbox before they
 * acknowledge it. Slack may deliver a message both as a mention and as a message, and repeat each:
 * channel and timestamp identify it as one delivery.
 */
final class MessageListeners {
  private final String bot;
  private final InboxWorker inbox;
  private final ChannelRules rules;
  private final ConversationFeatures.GivenThreads threads;
  private final ThreadObserver observer;

  MessageListeners(
      String bot,
      InboxWorker inbox,
      ChannelRules rules,
      ConversationFeatures.GivenThreads threads,
      ThreadObserver observer) {
    this.bot = bot;
    this.inbox = inbox;
    this.rules = rules;
    this.threads = threads;
    this.observer = observer;
  }

  /**
   * Fields that Slack's different message events have in common.
   *
   * @param edited when it was changed, as Slack names that; empty for a new one
   */
  private record HeardMessage(
      @Nullable String channel,
      @Nullable String channelType,
      @Nullable String user,
      @Nullable String botId,
      @Nullable String text,
      @Nullable String ts,
      @Nullable String threadTs,
      Optional<String> edited) {
    HeardMessage(
        @Nullable String channel,
        @Nullable String channelType,
        @Nullable String user,
        @Nullable String botId,
        @Nullable String text,
        @Nullable String ts,
        @Nullable String threadTs) {
      this(channel, channelType, user, botId, text, ts, threadTs, Optional.empty());
    }
  }

  void register(App app) {
    app.event(
        AppMentionEvent.class, (payload, context) -> accept(said(payload.getEvent()), context));
    app.event(MessageEvent.class, (payload, context) -> accept(said(payload.getEvent()), context));
    app.event(
        MessageFileShareEvent.class,
        (payload, context) -> accept(said(payload.getEvent()), context));
    app.event(
        MessageThreadBroadcastEvent.class,
        (payload, context) -> accept(said(payload.getEvent()), context));
    app.event(
        MessageMeEvent.class, (payload, context) -> accept(said(payload.getEvent()), context));
    app.event(
        MessageChangedEvent.class,
        (payload, context) -> {
          var now = payload.getEvent().getMessage();
          observe(payload.getEvent().getChannel(), now == null ? null : now.getThreadTs());
          edited(payload.getEvent()).flatMap(this::delivery).ifPresent(inbox::accept);
          return context.ack();
        });
    app.event(
        MessageDeletedEvent.class,
        (payload, context) -> {
          var before = payload.getEvent().getPreviousMessage();
          observe(payload.getEvent().getChannel(), before == null ? null : before.getThreadTs());
          return context.ack();
        });
  }

  /** Reports a change of a thread in a channel whose rule lets threads become tickets. */
  private void observe(@Nullable String channel, @Nullable String thread) {
    if (channel != null && thread != null && rules.of(channel).learn()) {
      observer.changed(channel, thread);
    }
  }

  private static HeardMessage said(MessageThreadBroadcastEvent event) {
    return new HeardMessage(
        event.getChannel(),
        event.getChannelType(),
        event.getUser(),
        null,
        written(event.getText(), event.getAttachments()),
        event.getTs(),
        event.getThreadTs());
  }

  private static HeardMessage said(MessageMeEvent event) {
    return new HeardMessage(
        event.getChannel(),
        event.getChannelType(),
        event.getUser(),
        event.getBotId(),
        event.getText(),
        event.getTs(),
        null);
  }

  /**
   * Returns a message that a person edited; empty for changes that Slack makes itself, such as
   * previews.
   */
  private static Optional<HeardMessage> edited(MessageChangedEvent event) {
    var now = event.getMessage();
    if (now == null || now.getEdited() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new HeardMessage(
            event.getChannel(),
            event.getChannelType(),
            now.getUser(),
            now.getBotId(),
            written(now.getText(), now.getAttachments()),
            now.getTs(),
            now.getThreadTs(),
            Optional.ofNullable(now.getEdited().getTs())));
  }

  /** Returns a message's text followed by the text of forwarded messages as quoted lines. */
  private static @Nullable String written(
      @Nullable String text, @Nullable List<Attachment> forwarded) {
    if (forwarded == null || forwarded.isEmpty()) {
      return text;
    }
    String quoted =
        forwarded.stream()
            .map(Attachment::getText)
            .filter(Objects::nonNull)
            .flatMap(String::lines)
            .map(line -> "&gt; " + line)
            .collect(Collectors.joining("\n"));
    return (text == null ? "" : text) + "\n" + quoted;
  }

  private static HeardMessage said(AppMentionEvent event) {
    return new HeardMessage(
        event.getChannel(),
        "channel",
        event.getUser(),
        event.getBotId(),
        written(event.getText(), event.getAttachments()),
        event.getTs(),
        event.getThreadTs());
  }

  private static HeardMessage said(MessageEvent event) {
    return new HeardMessage(
        event.getChannel(),
        event.getChannelType(),
        event.getUser(),
        event.getBotId(),
        written(event.getText(), event.getAttachments()),
        event.getTs(),
        event.getThreadTs());
  }

  private static HeardMessage said(MessageFileShareEvent event) {
    return new HeardMessage(
        event.getChannel(),
        event.getChannelType(),
        event.getUser(),
        null,
        event.getText(),
        event.getTs(),
        event.getThreadTs());
  }

  private Response accept(HeardMessage said, EventContext context) {
    observe(said.channel(), said.threadTs());
    delivery(said).ifPresent(inbox::accept);
    return context.ack();
  }

  private Optional<InboxDelivery> delivery(HeardMessage said) {
    String channel = said.channel();
    String user = said.user();
    String ts = said.ts();
    String text = said.text();
    boolean ofAPerson = said.botId() == null && user != null && !user.equals(bot);
    if (!ofAPerson || channel == null || user == null || ts == null || text == null) {
      return Optional.empty();
    }
    Optional<String> thread = Optional.ofNullable(said.threadTs());
    return kind(said, channel, user, thread)
        .map(
            kind ->
                new InboxDelivery(
                    channel + ":" + ts + said.edited().map(at -> ":" + at).orElse(""),
                    kind,
                    channel,
                    user,
                    text.replace("\0", ""),
                    ts,
                    thread,
                    Optional.empty()));
  }

  private Optional<InboxDelivery.DeliveryKind> kind(
      HeardMessage said, String channel, String user, Optional<String> thread) {
    if ("im".equals(said.channelType())) {
      return Optional.of(InboxDelivery.DeliveryKind.DIRECT);
    }
    String text = said.text();
    if (text != null && SlackInputText.mentions(text, bot)) {
      return Optional.of(InboxDelivery.DeliveryKind.MENTION);
    }
    if (said.edited().isPresent()
        || (text != null && ConversationFeatures.isForAnother(text, bot))) {
      return Optional.empty();
    }
    boolean followsUp =
        thread.flatMap(ts -> threads.lastAsker(channel, ts)).filter(user::equals).isPresent();
    boolean open = thread.isEmpty() && rules.of(channel).listen() == ChannelRule.Listen.QUESTIONS;
    boolean asks = text != null && ConversationFeatures.isQuestion(text);
    return asks && (followsUp || open)
        ? Optional.of(InboxDelivery.DeliveryKind.OVERHEARD)
        : Optional.empty();
  }
}
