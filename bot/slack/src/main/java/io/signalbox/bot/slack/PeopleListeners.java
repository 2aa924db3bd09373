package io.signalbox.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.TeamJoinEvent;
import com.slack.api.model.event.UserChangeEvent;
import io.signalbox.bot.slack.client.SlackDirectory;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.directory.SlackAccount;
import java.util.List;

/**
 * Bolt listeners that store new and changed accounts in the directory and tell workflows of
 * deactivated ones.
 */
final class PeopleListeners {
  private final SlackDirectory people;
  private final List<SlackWorkflow> workflows;

  PeopleListeners(SlackDirectory people, List<SlackWorkflow> workflows) {
    this.people = people;
    this.workflows = workflows;
  }

  void register(App app) {
    app.event(
        UserChangeEvent.class,
        (payload, context) -> {
          SlackAccount account = people.changed(payload.getEvent().getUser());
          if (account.flags().deleted()) {
            workflows.forEach(each -> each.deactivated(account.id()));
          }
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
