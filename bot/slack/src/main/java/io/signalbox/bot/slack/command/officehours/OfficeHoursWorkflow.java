package io.signalbox.bot.slack.command.officehours;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.manifest.AppManifest;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.officehours.Decisions;
import io.signalbox.tools.workflow.officehours.DueRequests;
import io.signalbox.tools.workflow.officehours.OfficeHours;
import io.signalbox.tools.workflow.officehours.OfficeHoursActs;
import io.signalbox.tools.workflow.officehours.OfficeHoursFigures;
import io.signalbox.tools.workflow.officehours.OfficeHoursPeople;
import io.signalbox.tools.workflow.officehours.OfficeHoursSettings;
import io.signalbox.tools.workflow.officehours.RequestDeflection;
import io.signalbox.tools.workflow.officehours.SlotBookings;
import io.signalbox.tools.workflow.officehours.TopicSorter;
import io.signalbox.tools.workflow.officehours.topic.QuestionPlausibility;
import io.signalbox.tools.workflow.officehours.topic.TopicClassifier;
import io.signalbox.tools.workflow.role.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Slack workflow of {@code /office-hours}: requests to pools of experts, and their decisions. */
public final class OfficeHoursWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_DECISIONS = 15;
  private static final int MOST_NEEDS = 5;
  private static final String NONE =
      "No pool of experts is declared; the settings' section office-hours makes one.";

  private final Optional<OfficeHoursListeners> listeners;
  private final OfficeHoursQueue queue;
  private final Runnable due;

  private OfficeHoursWorkflow(
      Optional<OfficeHoursListeners> listeners, OfficeHoursQueue queue, Runnable due) {
    this.listeners = listeners;
    this.queue = queue;
    this.due = due;
  }

  /** Stores, models and clock that the office-hours workflow is built from. */
  public record OfficeHoursStores(
      Jdbi jdbi,
      Outbox outbox,
      PersonalMessages messages,
      Decisions decisions,
      Embedder embedder,
      Optional<TopicClassifier> topics,
      AuditLog audit,
      Clock clock,
      ZoneId zone) {}

  /** Builds the office-hours workflow. */
  public static OfficeHoursWorkflow open(
      Workplace workplace,
      OfficeHoursStores stores,
      OfficeHoursSettings settings,
      Roles.Settings roles,
      RequestDeflection deflection) {
    Reach reach = new Reach(workplace.people(), stores.zone());
    SlotTimes times = new SlotTimes(workplace.people(), stores.zone());
    OfficeHoursPosts posts =
        new OfficeHoursPosts(
            stores.outbox(), stores.messages(), workplace.people(), times, workplace.send());
    OfficeHours hours =
        new OfficeHours(
            stores.jdbi(),
            stores.clock(),
            settings,
            reach,
            new OfficeHours.Watch(
                new Roles(roles, workplace.people()::groupsOf), stores.audit(), posts),
            new TopicSorter(settings.rules(), stores.embedder()));
    OfficeHoursHandler handler =
        new OfficeHoursHandler(
            hours,
            new OfficeHoursActs(hours, stores.decisions()),
            deflection,
            workplace.people(),
            new SlotHandler(hours, new SlotBookings(hours, reach, stores.zone()), times),
            usual(settings, stores));
    if (!settings.isOpen()) {
      return new OfficeHoursWorkflow(Optional.empty(), new OfficeHoursQueue(hours), () -> {});
    }
    DueRequests timers = timers(hours, stores, reach);
    timers.catchUp();
    return new OfficeHoursWorkflow(
        Optional.of(
            new OfficeHoursListeners(
                handler, hours, reports(hours, stores, new PostingPolicy(workplace.people())))),
        new OfficeHoursQueue(hours),
        () -> {
          timers.runDue();
          workplace.send().run();
        });
  }

  private static OfficeHoursHandler.Usual usual(
      OfficeHoursSettings settings, OfficeHoursStores stores) {
    return new OfficeHoursHandler.Usual(
        settings.validFor(),
        stores.topics(),
        new QuestionPlausibility(stores.embedder()::isCommonWord));
  }

  private static DueRequests timers(OfficeHours hours, OfficeHoursStores stores, Reach reach) {
    return new DueRequests(
        hours,
        stores.decisions(),
        reach,
        (pool, now) ->
            Optional.of(
                    OfficeHoursFigures.between(
                        hours, now.minus(WEEK), now, Optional.of(pool.name())))
                .filter(figures -> !figures.isQuiet())
                .map(
                    figures ->
                        OfficeHoursReport.of(
                            figures, "pool " + pool.name() + ", the last week", now)),
        stores.zone());
  }

  private static OfficeHoursListeners.Reports reports(
      OfficeHours hours, OfficeHoursStores stores, PostingPolicy policy) {
    return new OfficeHoursListeners.Reports(
        new OfficeHoursQueue(hours),
        () -> {
          Instant now = stores.clock().instant();
          return OfficeHoursReport.reply(
              OfficeHoursFigures.since(hours, now.minus(MONTH), Optional.empty()),
              "the last 30 days",
              now);
        },
        user -> {
          Audience reader = policy.person(user);
          return OfficeHoursReport.decisions(
              stores.decisions().list(Integer.MAX_VALUE).stream()
                  .filter(decision -> decision.access().permits(reader))
                  .limit(MOST_DECISIONS)
                  .toList());
        });
  }

  /** Adapter of {@link OfficeHoursPeople} to Slack's directory of people. */
  private record Reach(SlackPeople people, ZoneId usual) implements OfficeHoursPeople {
    @Override
    public Optional<String> find(String name) {
      String plain = name.replaceFirst("^@", "");
      return people.isActive(plain) ? Optional.of(plain) : people.userId(plain);
    }

    @Override
    public Optional<String> verified(String name) {
      return people.verifiedId(name);
    }

    @Override
    public ZoneId zone(String person) {
      return people.zone(person).orElse(usual);
    }
  }

  @Override
  public void register(App app) {
    if (listeners.isPresent()) {
      listeners.get().register(app);
    } else {
      app.command(AppManifest.OFFICE_HOURS, (request, context) -> context.ack(NONE));
    }
  }

  @Override
  public List<ScheduledTask> tasks() {
    return listeners.isPresent()
        ? List.of(new ScheduledTask("office-hours", TICK, due))
        : List.of();
  }

  @Override
  public List<LayoutBlock> needs(String user) {
    return listeners.isEmpty()
        ? List.of()
        : queue.waitingFor(user).stream()
            .limit(MOST_NEEDS)
            .flatMap(r -> OfficeHoursView.need(r).stream())
            .toList();
  }

  @Override
  public List<LayoutBlock> home(String user) {
    if (listeners.isEmpty()) {
      return List.of();
    }
    List<String> mine =
        queue.mine(user).stream()
            .map(r -> OfficeHoursQueue.line(r) + " · " + OfficeHoursQueue.summaryLine(r))
            .toList();
    return List.of(
        BlockKit.header("Office hours"),
        BlockKit.section(
            (mine.isEmpty() ? "You have no open requests." : String.join("\n", mine))
                + "\n"
                + "`/office-hours` asks the experts; `/office-hours queue` and `report` show the"
                + " rest."));
  }
}
