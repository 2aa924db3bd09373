package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.tools.workflow.officehours.OfficeHoursAnnouncer;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes a request's Slack messages to the outbox: one in the pool's channel and one to the asker,
 * both kept up to date, and replies in the thread.
 */
final class OfficeHoursPosts implements OfficeHoursAnnouncer {
  private final Outbox outbox;
  private final PersonalMessages messages;
  private final SlotPosts slots;
  private final PostingPolicy policy;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  OfficeHoursPosts(
      Outbox outbox,
      PersonalMessages messages,
      SlackPeople people,
      SlotTimes times,
      Runnable send) {
    this.outbox = outbox;
    this.messages = messages;
    this.slots = new SlotPosts(people, times);
    this.policy = new PostingPolicy(people);
    this.send = send;
  }

  @Override
  public void announce(Handle handle, News all) {
    own(handle, all);
    News news = forChannel(all);
    OfficeHoursRequest r = news.after();
    boolean offered = r.state() == RequestState.OFFERED || !wasWithExperts(all);
    if (!offered) {
      outbox.put(
          handle,
          List.of(
              post(
                  id(r),
                  OutboxPost.Target.channel(r.channel()),
                  r,
                  OfficeHoursView.message(news))));
      if (news.timeline().size() > 1) {
        outbox.keep(
            handle,
            post(
                id(r) + ":now",
                OutboxPost.Target.updateOf(r.channel(), id(r)),
                r,
                OfficeHoursView.message(news)));
      }
      news.fresh().forEach(event -> thread(handle, r, event));
    }
    send.run();
  }

  /** Returns the news reduced to what everybody in the request's channel may read. */
  private News forChannel(News news) {
    OfficeHoursRequest r = news.after();
    if (r.offer().isEmpty() && news.decision().isEmpty()) {
      return news;
    }
    Audience readers = policy.place(r.channel());
    OfficeHoursRequest shown = r.offering(r.offer().within(content -> content.permits(readers)));
    boolean mayDecision =
        news.decision().map(decision -> decision.access().permits(readers)).orElse(true);
    return mayDecision
        ? new News(shown, news.fresh(), news.timeline(), news.decision())
        : new News(
            shown,
            withoutDecision(news.fresh()),
            withoutDecision(news.timeline()),
            Optional.empty());
  }

  /** Returns the events without the text of the decision, for readers who may not see it. */
  static List<RequestEvent> withoutDecision(List<RequestEvent> events) {
    return events.stream()
        .map(
            event ->
                event.kind() == RequestEvent.RequestEventKind.DECIDED ? event.saying("") : event)
        .toList();
  }

  /** Returns whether the request reached the experts; one answered by an offer never did. */
  private static boolean wasWithExperts(News news) {
    return news.after().offer().isEmpty()
        || news.timeline().stream()
            .anyMatch(
                event ->
                    event.kind() == RequestEvent.RequestEventKind.STILL_NEEDED
                        || event.kind() == RequestEvent.RequestEventKind.CLAIMED
                        || event.kind() == RequestEvent.RequestEventKind.DECIDED);
  }

  private void own(Handle handle, News news) {
    OfficeHoursRequest r = news.after();
    String id = id(r) + ":own";
    String blocks = OfficeHoursView.own(news);
    if (news.timeline().size() == 1) {
      told(handle, r, post(id, OutboxPost.Target.channel(r.asker()), r, blocks));
    } else {
      outbox.keep(handle, post(id + ":now", OutboxPost.Target.updateOf(r.asker(), id), r, blocks));
    }
    news.fresh().stream()
        .flatMap(event -> slots.of(id(r), r, event).stream())
        .forEach(post -> told(handle, r, post));
    if (r.state() == RequestState.ASKED_BACK) {
      news.fresh().stream()
          .filter(event -> event.kind() == RequestEvent.RequestEventKind.ASKED_BACK)
          .forEach(
              event ->
                  outbox.put(
                      handle,
                      List.of(
                          plain(
                              id + ":ask:" + event.position(),
                              OutboxPost.Target.threadOf(r.asker(), id),
                              OfficeHoursView.line(event)
                                  + "\nAnswer with *Add details* above, or `/office-hours tell "
                                  + r.number()
                                  + " …`"))));
    }
  }

  private void told(Handle handle, OfficeHoursRequest r, OutboxPost post) {
    messages.put(handle, MessageKind.REQUEST, String.valueOf(r.number()), post);
  }

  /**
   * Posts the event to the request's thread; a person who is asked is mentioned, so that Slack
   * notifies them.
   */
  private void thread(Handle handle, OfficeHoursRequest r, RequestEvent event) {
    String named =
        r.state() == RequestState.WAITING
            ? r.holder().map(who -> MrkdwnText.person(who) + ", can you take this? ").orElse("")
            : "";
    if (event.kind() == RequestEvent.RequestEventKind.FILED && named.isEmpty()) {
      return;
    }
    outbox.put(
        handle,
        List.of(
            plain(
                id(r) + ":event:" + event.position(),
                OutboxPost.Target.threadOf(r.channel(), id(r)),
                named + OfficeHoursView.line(event))));
  }

  @Override
  public void post(Handle handle, String id, String channel, String text) {
    outbox.put(handle, List.of(plain(id, OutboxPost.Target.channel(channel), text)));
    send.run();
  }

  private static OutboxPost post(
      String id, OutboxPost.Target target, OfficeHoursRequest r, String blocks) {
    return new OutboxPost(
        id,
        target,
        MrkdwnText.escaped(MrkdwnText.shortened(OfficeHoursView.title(r), 300)),
        Optional.of(blocks));
  }

  private static OutboxPost plain(String id, OutboxPost.Target target, String text) {
    return new OutboxPost(id, target, text, Optional.empty());
  }

  /** Returns the id of the post of the request's message. */
  static String id(OfficeHoursRequest r) {
    return "triage:" + r.number() + ":" + r.openedAt().getEpochSecond();
  }
}
