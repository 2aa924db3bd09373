package io.signalbox.bot.slack.command.escalate;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.lookup.ServiceFinder;
import io.signalbox.knowledge.oncall.OnCallOverrides;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.tool.ToolCall;
import io.signalbox.tools.gateway.tool.ToolReply;
import io.signalbox.tools.workflow.escalation.DueEscalations;
import io.signalbox.tools.workflow.escalation.EscalationSettings;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.PageResponses;
import io.signalbox.tools.workflow.escalation.PagingCalls;
import io.signalbox.tools.workflow.escalation.UndeliverablePages;
import io.signalbox.tools.workflow.escalation.channel.IncidentChannels;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack workflow of {@code /escalate} and {@code /oncall}: reports, paging, handovers, on-call
 * lists.
 */
public final class EscalateWorkflow implements SlackWorkflow {
  private static final Logger log = LoggerFactory.getLogger(EscalateWorkflow.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_NEEDS = 5;

  private final EscalateListeners listeners;
  private final EscalationActHandler acts;
  private final Work work;
  private final Refusals refusals;

  private EscalateWorkflow(
      EscalateListeners listeners, EscalationActHandler acts, Work work, Refusals refusals) {
    this.listeners = listeners;
    this.acts = acts;
    this.work = work;
    this.refusals = refusals;
  }

  /** Stores and clock that the escalation workflow is built from. */
  public record EscalationStores(
      Jdbi jdbi,
      Outbox outbox,
      PersonalMessages messages,
      OnCallTable onCall,
      OwnershipTable ownership,
      LookUp lookUp,
      Clock clock) {}

  /** Document search and embedder, to find runbooks and tickets about an escalated problem. */
  public record KnownHelp(Retriever retriever, Embedder embedder) {}

  /**
   * Routes to paging services, and the function that calls them through the gateway.
   *
   * @param tools as {@code io.signalbox.tools.gateway.tool.ToolRoutes.call}; asked only when a
   *     policy names a route
   */
  public record Paging(RouteTable routes, Function<ToolCall, ToolReply> tools) {}

  /** Builds the service that opens escalations, for this workflow and others. */
  public static Escalations escalations(
      Workplace workplace,
      Jdbi jdbi,
      Outbox outbox,
      PersonalMessages messages,
      EscalationSettings settings,
      Clock clock) {
    return new Escalations(
        jdbi,
        clock,
        settings,
        new SlackEscalationPeople(workplace.people()),
        new EscalationPosts(outbox, messages, workplace.send()));
  }

  /** Builds the escalation workflow. */
  public static EscalateWorkflow open(
      Workplace workplace,
      EscalationStores stores,
      EscalationSettings settings,
      KnownHelp known,
      Paging paging) {
    SlackEscalationPeople reach = new SlackEscalationPeople(workplace.people());
    EscalationPosts posts =
        new EscalationPosts(stores.outbox(), stores.messages(), workplace.send());
    Escalations escalations =
        new Escalations(stores.jdbi(), stores.clock(), settings, reach, posts);
    Work work = Work.of(workplace, stores, escalations, reach, known, paging);
    ServiceFinder services = new ServiceFinder(stores.onCall(), stores.ownership());
    EscalationActHandler acts =
        new EscalationActHandler(
            escalations,
            new PageResponses(escalations, stores.clock()),
            workplace.people(),
            post -> send(stores.outbox(), post, workplace.send()),
            work::hurry);
    ReportHandler reports =
        new ReportHandler(
            escalations,
            settings,
            services,
            workplace.people(),
            new ChannelAccess(workplace.slack(), stores.clock()),
            work::hurry);
    return new EscalateWorkflow(
        new EscalateListeners(
            reports, acts, onCall(workplace, stores, services), settings, stores.clock()),
        acts,
        work,
        new Refusals(escalations, new UndeliverablePages(escalations, stores.clock()), posts));
  }

  private static OnCallHandler onCall(
      Workplace workplace, EscalationStores stores, ServiceFinder services) {
    return new OnCallHandler(
        stores.onCall(),
        new OverrideHandler(
            stores.onCall(),
            new OnCallOverrides(stores.jdbi()),
            workplace.people(),
            stores.messages()),
        stores.lookUp(),
        services,
        workplace.people());
  }

  /** Reacts to escalation posts that Slack refuses: an undelivered page goes to the next person. */
  private record Refusals(
      Escalations escalations, UndeliverablePages pages, EscalationPosts posts) {
    /** Handles a refused post; returns whether somebody else is to be paged now. */
    boolean refused(OutboxPost post, String reason) {
      EscalationPosts.opened(post.id()).stream()
          .mapToObj(escalations::find)
          .flatMap(Optional::stream)
          .filter(e -> !e.channel().equals(e.reporter()))
          .forEach(e -> posts.tellOfRefusal(e, reason));
      return EscalationPosts.paged(post.id())
          .map(paged -> pages.refused(paged.number(), paged.page(), reason))
          .orElse(false);
    }
  }

  @Override
  public void refused(OutboxPost post, String reason) {
    if (refusals.refused(post, reason)) {
      work.hurry();
    }
  }

  /**
   * Periodic work of the escalation workflow.
   *
   * @param due timers
   * @param afterwards what may take long: a paging service that hangs holds up no timer
   * @param news what is left of a report that was just taken
   */
  private record Work(Runnable due, Runnable afterwards, Runnable news) {
    static Work of(
        Workplace workplace,
        EscalationStores stores,
        Escalations escalations,
        SlackEscalationPeople reach,
        KnownHelp known,
        Paging paging) {
      DueEscalations timers =
          new DueEscalations(escalations, stores.onCall(), reach, stores.clock());
      PagingCalls routes =
          new PagingCalls(
              stores.jdbi(), stores.clock(), paging.routes(), paging.tools(), escalations);
      IncidentChannels channels = channels(workplace, stores, escalations);
      FirstStepPosts steps =
          new FirstStepPosts(
              escalations,
              new FirstSteps(
                      known.retriever(), known.embedder(), new PostingPolicy(workplace.people()))
                  ::of,
              stores.outbox(),
              stores.clock());
      return new Work(
          () -> {
            timers.runDue();
            workplace.send().run();
          },
          () -> {
            channels.runDue();
            routes.runDue();
            steps.runDue();
            workplace.send().run();
          },
          steps::runNew);
    }

    private static IncidentChannels channels(
        Workplace workplace, EscalationStores stores, Escalations escalations) {
      return new IncidentChannels(
          stores.jdbi(),
          stores.clock(),
          escalations,
          new SlackChannelOperations(workplace.slack(), workplace.people().bot()),
          new IncidentChannelPosts(stores.outbox(), workplace.people()::name));
    }

    /** Runs due work now instead of at the next tick, which retries failures. */
    void hurry() {
      Thread.ofVirtual()
          .name("escalations")
          .start(
              () -> {
                try {
                  due.run();
                  news.run();
                  afterwards.run();
                } catch (RuntimeException e) {
                  log.warn("What is due waits for the next look", e);
                }
              });
    }
  }

  private static void send(Outbox outbox, OutboxPost post, Runnable send) {
    outbox.put(List.of(post));
    send.run();
  }

  @Override
  public void register(App app) {
    listeners.register(app);
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(
        new ScheduledTask("escalations", TICK, work.due()),
        new ScheduledTask("escalation-routes", TICK, work.afterwards()));
  }

  @Override
  public List<LayoutBlock> needs(String user) {
    return acts.waitingFor(user).stream()
        .limit(MOST_NEEDS)
        .flatMap(e -> EscalationView.need(e).stream())
        .toList();
  }

  @Override
  public List<LayoutBlock> home(String user) {
    List<String> mine = acts.mine(user);
    return List.of(
        BlockKit.header("Escalations"),
        BlockKit.section(
            (mine.isEmpty() ? "No open escalation concerns you." : String.join("\n", mine))
                + "\n`/escalate` pages who is on call, `/oncall` says who that is."));
  }
}
