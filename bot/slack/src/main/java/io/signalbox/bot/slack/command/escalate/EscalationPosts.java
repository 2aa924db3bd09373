package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationAnnouncer;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.SentPage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Writes an escalation's Slack messages to the outbox: one that is kept up to date, its thread, a
 * direct message to each person paged, and notices of refused posts. A post's id tells its purpose,
 * so that none is posted twice.
 */
final class EscalationPosts implements EscalationAnnouncer {
  private static final Pattern PAGE =
      Pattern.compile("escalation:(\\d{1,15}):\\d+:page:(\\d{1,9}):([UW][A-Z0-9]+)");
  private static final Pattern OPENING = Pattern.compile("escalation:(\\d{1,15}):\\d+");

  private final Outbox outbox;
  private final PersonalMessages messages;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  EscalationPosts(Outbox outbox, PersonalMessages messages, Runnable send) {
    this.outbox = outbox;
    this.messages = messages;
    this.send = send;
  }

  @Override
  public void announce(Handle handle, News news) {
    Escalation e = news.after();
    if (news.fresh().stream().anyMatch(event -> event.kind() == EscalationEventKind.OPENED)) {
      outbox.put(handle, List.of(opening(news)));
    } else {
      outbox.keep(
          handle,
          post(
              id(e) + ":now",
              OutboxPost.Target.updateOf(e.channel(), id(e)),
              EscalationView.title(e),
              Optional.of(EscalationView.message(news))));
      outbox.put(handle, thread(news));
    }
    for (SentPage page : news.pages()) {
      page(handle, news, page);
    }
    // Earlier than the end of the transaction, so the regular look finds what this one may not.
    send.run();
  }

  private static OutboxPost opening(News news) {
    Escalation e = news.after();
    return post(
        id(e),
        OutboxPost.Target.channel(e.channel()),
        EscalationView.title(e),
        Optional.of(EscalationView.message(news)));
  }

  private static List<OutboxPost> thread(News news) {
    Escalation e = news.after();
    return news.fresh().stream()
        .map(
            event ->
                post(
                    id(e) + ":event:" + event.position(),
                    OutboxPost.Target.threadOf(e.channel(), id(e)),
                    said(event),
                    Optional.empty()))
        .toList();
  }

  private static String said(EscalationEvent event) {
    return event.kind() == EscalationEventKind.REMINDED
        ? event.subject().map(MrkdwnText::person).orElse("All")
            + ", how does it go? *Update* or *Resolve* above, or say it with `/escalate update`."
        : EscalationView.line(event);
  }

  private void page(Handle handle, News news, SentPage page) {
    Escalation e = news.after();
    String id = id(e) + ":page:" + page.step() + ":" + page.person();
    String blocks = EscalationView.page(news, page.person());
    if (news.freshPages().contains(page)) {
      messages.put(
          handle,
          MessageKind.PAGE,
          Long.toString(e.number()),
          post(
              id,
              OutboxPost.Target.channel(page.person()),
              "You are paged. " + EscalationView.title(e),
              Optional.of(blocks)));
    } else {
      outbox.keep(
          handle,
          post(
              id + ":now",
              OutboxPost.Target.updateOf(page.person(), id),
              EscalationView.title(e),
              Optional.of(blocks)));
    }
  }

  private static OutboxPost post(
      String id, OutboxPost.Target target, String text, Optional<String> blocks) {
    // With blocks the text is for notifications only, where nothing is marked up.
    return new OutboxPost(id, target, blocks.isPresent() ? MrkdwnText.escaped(text) : text, blocks);
  }

  /** Number of the escalation and the page to one person, as read from a post's id. */
  record Paged(long number, SentPage page) {}

  /** Returns the page that the post with this id delivers; empty for any other post. */
  static Optional<Paged> paged(String postId) {
    Matcher id = PAGE.matcher(postId);
    return id.matches()
        ? Optional.of(
            new Paged(
                Long.parseLong(id.group(1)),
                new SentPage(Integer.parseInt(id.group(2)), id.group(3))))
        : Optional.empty();
  }

  /** Returns the number of the escalation whose message the post is; empty for any other post. */
  static OptionalLong opened(String postId) {
    Matcher id = OPENING.matcher(postId);
    return id.matches() ? OptionalLong.of(Long.parseLong(id.group(1))) : OptionalLong.empty();
  }

  /** Tells the reporter that the escalation's message could not be posted in its channel. */
  void tellOfRefusal(Escalation e, String reason) {
    outbox.put(
        List.of(
            post(
                id(e) + ":untold",
                OutboxPost.Target.channel(e.reporter()),
                "The message of escalation %d could not be posted in %s: %s. People are paged anyway; `/escalate timeline %d` shows it."
                    .formatted(e.number(), MrkdwnText.place(e.channel()), reason, e.number()),
                Optional.empty())));
    send.run();
  }

  /** Returns the id of the post of the escalation's message. */
  static String id(Escalation e) {
    return "escalation:" + e.number() + ":" + e.openedAt().getEpochSecond();
  }
}
