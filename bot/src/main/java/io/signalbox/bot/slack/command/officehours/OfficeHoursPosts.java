package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.outbox.Post;
import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.tools.triage.Appointment;
import io.signalbox.tools.triage.Invitation;
import io.signalbox.tools.triage.TriageAnnouncer;
import io.signalbox.tools.triage.TriageEvent;
import io.signalbox.tools.triage.TriageRequest;
import io.signalbox.tools.triage.TriageRequest.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Slack messages of a request: one in the pool's channel, one to the asker, both kept up to date, and the thread's conversation.
 */
final class OfficeHoursPosts implements TriageAnnouncer {
  private final Outbox outbox;
  private final SlackPeople people;
  private final PostingPolicy policy;
  private final Runnable send;

  /**
   * @param send the outbox has something to send
   */
  OfficeHoursPosts(Outbox outbox, SlackPeople people, Runnable send) {
    this.outbox = outbox;
    this.people = people;
    this.policy = new PostingPolicy(people);
    this.send = send;
  }

  @Override
  public void announce(Handle handle, News all) {
    own(handle, all);
    News news = forChannel(all);
    TriageRequest r = news.after();
    boolean offered = r.state() == State.OFFERED || !wasWithExperts(all);
    if (!offered) {
      outbox.put(
          handle,
          List.of(post(id(r), Post.Target.channel(r.channel()), r, OfficeHoursView.message(news))));
      if (news.timeline().size() > 1) {
        outbox.keep(
            handle,
            post(
                id(r) + ":now",
                Post.Target.updateOf(r.channel(), id(r)),
                r,
                OfficeHoursView.message(news)));
      }
      news.fresh().forEach(event -> thread(handle, r, event));
    }
    send.run();
  }

  /** The news as far as everybody in the request's channel may read it. */
  private News forChannel(News news) {
    TriageRequest r = news.after();
    if (r.offer().isEmpty() && news.decision().isEmpty()) {
      return news;
    }
    Audience readers = policy.place(r.channel());
    TriageRequest shown = r.offering(r.offer().within(content -> content.permits(readers)));
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

  /** The events with nothing of what was decided. */
  static List<TriageEvent> withoutDecision(List<TriageEvent> events) {
    return events.stream()
        .map(event -> event.kind() == TriageEvent.Kind.DECIDED ? event.saying("") : event)
        .toList();
  }

  /** Returns whether the request reached the experts; one answered by an offer never did. */
  private static boolean wasWithExperts(News news) {
    return news.after().offer().isEmpty()
        || news.timeline().stream()
            .anyMatch(
                event ->
                    event.kind() == TriageEvent.Kind.STILL_NEEDED
                        || event.kind() == TriageEvent.Kind.CLAIMED
                        || event.kind() == TriageEvent.Kind.DECIDED);
  }

  private void own(Handle handle, News news) {
    TriageRequest r = news.after();
    String id = id(r) + ":own";
    String blocks = OfficeHoursView.own(news);
    if (news.timeline().size() == 1) {
      outbox.put(handle, List.of(post(id, Post.Target.channel(r.asker()), r, blocks)));
    } else {
      outbox.keep(handle, post(id + ":now", Post.Target.updateOf(r.asker(), id), r, blocks));
    }
    news.fresh().stream()
        .filter(event -> event.kind() == TriageEvent.Kind.BOOKED)
        .forEach(event -> invite(handle, r, event));
    if (r.state() == State.ASKED_BACK) {
      news.fresh().stream()
          .filter(event -> event.kind() == TriageEvent.Kind.ASKED_BACK)
          .forEach(
              event ->
                  outbox.put(
                      handle,
                      List.of(
                          plain(
                              id + ":ask:" + event.position(),
                              Post.Target.threadOf(r.asker(), id),
                              OfficeHoursView.line(event)
                                  + "\nAnswer with *Say more* above, or `/office-hours tell "
                                  + r.number()
                                  + " …`"))));
    }
  }

  /** To both, for their calendars. */
  private void invite(Handle handle, TriageRequest r, TriageEvent event) {
    Appointment slot = Appointment.of(event);
    String expert = r.holder().orElse("");
    String text =
        "Office hours for request %d: %s, %s with %s. The file is for your calendar."
            .formatted(
                r.number(),
                Mrkdwn.exactTime(slot.start()),
                Mrkdwn.person(r.asker()),
                Mrkdwn.person(expert));
    String ics =
        Invitation.of(r, slot, people.name(r.asker()) + " and " + people.name(expert), event.at());
    for (String person : Set.of(r.asker(), expert)) {
      outbox.put(
          handle,
          List.of(
              new Post(
                  id(r) + ":invite:" + event.position() + ":" + person,
                  Post.Target.channel(person),
                  text,
                  Optional.empty(),
                  Optional.of(new Post.Attachment("office-hours-" + r.number() + ".ics", ics)))));
    }
  }

  /** Posts the event to the request's thread; a person who is asked is mentioned, so that Slack notifies them. */
  private void thread(Handle handle, TriageRequest r, TriageEvent event) {
    String named =
        r.state() == State.WAITING
            ? r.holder().map(who -> Mrkdwn.person(who) + ", could you? ").orElse("")
            : "";
    if (event.kind() == TriageEvent.Kind.FILED && named.isEmpty()) {
      return;
    }
    outbox.put(
        handle,
        List.of(
            plain(
                id(r) + ":event:" + event.position(),
                Post.Target.threadOf(r.channel(), id(r)),
                named + OfficeHoursView.line(event))));
  }

  @Override
  public void post(Handle handle, String id, String channel, String text) {
    outbox.put(handle, List.of(plain(id, Post.Target.channel(channel), text)));
    send.run();
  }

  private static Post post(String id, Post.Target target, TriageRequest r, String blocks) {
    return new Post(
        id,
        target,
        Mrkdwn.escaped(Mrkdwn.shortened(OfficeHoursView.title(r), 300)),
        Optional.of(blocks));
  }

  private static Post plain(String id, Post.Target target, String text) {
    return new Post(id, target, text, Optional.empty());
  }

  /** The post that is the request's message. */
  static String id(TriageRequest r) {
    return "triage:" + r.number() + ":" + r.openedAt().getEpochSecond();
  }
}
