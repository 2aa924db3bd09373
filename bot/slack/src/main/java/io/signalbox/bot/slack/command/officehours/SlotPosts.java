package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.officehours.Appointment;
import io.signalbox.tools.workflow.officehours.CalendarInvitation;
import io.signalbox.tools.workflow.officehours.CalendarInvitation.Participant;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds direct messages about a booked, moved or cancelled slot, with a calendar file. */
final class SlotPosts {
  private final SlackPeople people;
  private final SlotTimes times;

  SlotPosts(SlackPeople people, SlotTimes times) {
    this.people = people;
    this.times = times;
  }

  /**
   * Returns the messages to the people concerned by an event about a slot; none for other events.
   *
   * @param message the id of the request's own post
   */
  List<OutboxPost> of(String message, OfficeHoursRequest r, RequestEvent event) {
    List<OutboxPost> posts =
        switch (event.kind()) {
          case BOOKED -> booked(r, event);
          case SLOT_MOVED -> moved(r, event);
          case SLOT_FREED -> freed(r, event);
          default -> List.of();
        };
    return posts.stream().map(post -> post.named(message + post.id())).toList();
  }

  private List<OutboxPost> booked(OfficeHoursRequest r, RequestEvent event) {
    return both(
        r,
        event,
        "Office hours for request %d: *%s*, %s with %s. Open the file to add it to your calendar.");
  }

  private List<OutboxPost> moved(OfficeHoursRequest r, RequestEvent event) {
    List<OutboxPost> both =
        both(
            r,
            event,
            "Request %d has changed hands, and its slot stays: *%s*, %s with %s. The file updates"
                + " your calendar.");
    Optional<OutboxPost> before =
        Appointment.before(event)
            .map(
                who ->
                    post(
                        r,
                        event,
                        who,
                        "The slot of request %d, *%s*, is with %s now. The file removes it from your calendar."
                            .formatted(
                                r.number(),
                                times.words(Appointment.of(event), who),
                                r.holder().map(MrkdwnText::person).orElse("the pool")),
                        cancelled(r, event, who)));
    return Stream.concat(both.stream(), before.stream()).toList();
  }

  private List<OutboxPost> freed(OfficeHoursRequest r, RequestEvent event) {
    Optional<String> expert = Appointment.before(event);
    String next =
        r.state().isOver()
            ? "The request is closed."
            : "Whoever has the request now is not free then. Book another with *Book a slot* or"
                + " `/office-hours book "
                + r.number()
                + "`.";
    return Stream.concat(Stream.of(r.asker()), expert.stream())
        .distinct()
        .map(
            person ->
                post(
                    r,
                    event,
                    person,
                    "The slot of request %d, *%s*, is cancelled. %s The file removes it from your calendar."
                        .formatted(r.number(), times.words(Appointment.of(event), person), next),
                    cancelled(r, event, expert.orElse(r.asker()))))
        .toList();
  }

  private List<OutboxPost> both(OfficeHoursRequest r, RequestEvent event, String text) {
    Appointment slot = Appointment.of(event);
    String expert = r.holder().orElse("");
    String file =
        CalendarInvitation.of(r, slot, participant(r.asker()), participant(expert), event.at());
    return Stream.of(r.asker(), expert)
        .distinct()
        .map(
            person ->
                post(
                    r,
                    event,
                    person,
                    text.formatted(
                        r.number(),
                        times.words(slot, person),
                        MrkdwnText.person(r.asker()),
                        MrkdwnText.person(expert)),
                    file))
        .toList();
  }

  private String cancelled(OfficeHoursRequest r, RequestEvent event, String expert) {
    return CalendarInvitation.cancelled(r, Appointment.of(event), participant(expert), event.at());
  }

  private Participant participant(String person) {
    return new Participant(people.name(person), people.address(person));
  }

  private static OutboxPost post(
      OfficeHoursRequest r, RequestEvent event, String person, String text, String file) {
    return new OutboxPost(
        ":invite:" + event.position() + ":" + person,
        OutboxPost.Target.channel(person),
        text,
        Optional.empty(),
        Optional.of(new OutboxPost.Attachment("office-hours-" + r.number() + ".ics", file)));
  }
}
