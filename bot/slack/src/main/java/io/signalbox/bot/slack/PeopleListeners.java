package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.TeamJoinEvent;
import com.slack.api.model.event.UserChangeEvent;
import io.signalbox.bot.slack.client.SlackDirectory;

/** Accounts that are new or changed, from Slack's events into the directory. */
final class PeopleListeners {
  private final SlackDirectory people;

  PeopleListeners(SlackDirectory people) {
    this.people = people;
  }

  void register(App app) {
    app.event(
        UserChangeEvent.class,
        (payload, context) -> {
          people.changed(payload.getEvent().getUser());
          return context.ack();
        });
    app.event(
        TeamJoinEvent.class,
        (payload, context) -> {
          people.changed(payload.getEvent().getUser());
          return context.ack();
        });
  }
}
