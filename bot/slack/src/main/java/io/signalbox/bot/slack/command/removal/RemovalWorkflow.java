package io.signalbox.bot.slack.command.removal;

import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.signalbox.bot.slack.command.ButtonPresses;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack workflow that tells admins of held removals of documents, and releases those that an admin
 * confirms.
 */
public final class RemovalWorkflow implements SlackWorkflow {
  private static final Logger log = LoggerFactory.getLogger(RemovalWorkflow.class);
  private static final Duration TICK = Duration.ofSeconds(5);

  private final Workplace workplace;
  private final HeldRemovalTable held;
  private final Outbox outbox;
  private final Supplier<Set<String>> admins;
  private final Clock clock;

  /**
   * @param admins ids of whom to tell, as they are now
   */
  public RemovalWorkflow(
      Workplace workplace,
      HeldRemovalTable held,
      Outbox outbox,
      Supplier<Set<String>> admins,
      Clock clock) {
    this.workplace = workplace;
    this.held = held;
    this.outbox = outbox;
    this.admins = admins;
    this.clock = clock;
  }

  @Override
  public void register(App app) {
    app.blockAction(RemovalView.LET_THROUGH, this::pressed);
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(new ScheduledTask("held-removals", TICK, this::tell));
  }

  /** Tells the admins of held removals; without any admin they stay untold. */
  private void tell() {
    if (held.all().isEmpty()) {
      return;
    }
    Set<String> people = admins.get();
    if (!people.isEmpty()) {
      held.tell(
          clock.instant(),
          (handle, removal) ->
              outbox.put(
                  handle,
                  people.stream().map(person -> RemovalView.notice(removal, person)).toList()));
      workplace.send().run();
    }
  }

  private Response pressed(BlockActionRequest request, ActionContext context) {
    String user = ButtonPresses.user(request);
    RemovalView.ButtonValue value = RemovalView.value(ButtonPresses.value(request));
    if (!admins.get().contains(user) && !workplace.people().isAdmin(user)) {
      ButtonPresses.tell(request, context, "Only platform or workspace admins can do that.");
    } else if (held.letThrough(value.source(), value.gone())) {
      log.info(
          "{} let the removal of {} documents of {} through", user, value.gone(), value.source());
      ButtonPresses.tell(
          request,
          context,
          value.gone() + " documents of " + value.source() + " are removed at the next read.");
    } else {
      ButtonPresses.tell(
          request,
          context,
          "That is settled already: they came back, were removed, or there are more of them now.");
    }
    return context.ack();
  }
}
