package io.signalbox.bot.slack.command.agents;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.workflow.agent.AgentKeys;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.AgentSettings;
import io.signalbox.tools.workflow.agent.AgentTimers;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.PortfolioAudit;
import io.signalbox.tools.workflow.observation.AgentObservations;
import io.signalbox.tools.workflow.observation.WritingTools;
import io.signalbox.tools.workflow.role.Roles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Slack workflow of {@code /register-agent} and {@code /agents}: registration, keys, audit of AI
 * agents.
 */
public final class AgentsWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofSeconds(5);

  private static final int MOST_FINDINGS = 3;

  private final AgentsListeners listeners;
  private final AgentsHandler handler;
  private final Runnable due;

  private AgentsWorkflow(AgentsListeners listeners, AgentsHandler handler, Runnable due) {
    this.listeners = listeners;
    this.handler = handler;
    this.due = due;
  }

  /** Builds the agents workflow. */
  public static AgentsWorkflow open(
      Workplace workplace,
      AgentsWorkflowServices stores,
      AgentSettings settings,
      GatewayAccess gate,
      Embedder embedder) {
    AgentPeople people =
        new SlackAgentPeople(
            workplace.people(), new Roles(stores.roles(), workplace.people()::groupsOf));
    CallStatistics calls = new CallStatistics(stores.jdbi());
    AgentKeys keys = new AgentKeys(gate.callers(), gate.routes(), settings, people, stores.clock());
    Agents agents =
        new Agents(
            stores.jdbi(),
            stores.clock(),
            settings,
            keys,
            people,
            new Agents.Watch(
                new AgentNotices(stores.outbox(), stores.messages(), people, settings),
                stores.audit()));
    AgentTimers clock = new AgentTimers(agents, keys, calls, settings, people, stores.clock());
    DiscoveryHandler discovery = new DiscoveryHandler(stores, agents, people, workplace.people());
    PortfolioAudit audit =
        new PortfolioAudit(stores.jdbi(), agents, calls, embedder, stores.clock());
    AgentInspectors inspection = new AgentInspectors(audit, observations(stores, gate));
    AgentsHandler handler =
        new AgentsHandler(agents, clock, inspection, people, gate.baseUrl(), discovery);
    return new AgentsWorkflow(
        new AgentsListeners(
            handler,
            new DiscoveryListeners(discovery, workplace.send()),
            new ScaffoldListeners(
                new ScaffoldHandler(stores, settings, gate, agents, workplace.people()),
                workplace.send()),
            (user, file) -> send(stores, user, file, workplace.send()),
            workplace.send()),
        handler,
        () -> {
          clock.runDue();
          workplace.send().run();
        });
  }

  private static AgentObservations observations(AgentsWorkflowServices stores, GatewayAccess gate) {
    return new AgentObservations(stores.jdbi(), new WritingTools(gate.routes()), stores.clock());
  }

  private static void send(
      AgentsWorkflowServices stores, String user, OutboxPost.Attachment file, Runnable send) {
    stores
        .outbox()
        .put(
            List.of(
                new OutboxPost(
                    "agents-report:" + user + ":" + stores.clock().millis(),
                    OutboxPost.Target.channel(user),
                    "The agents' audit and roadmap, as a page to open in your browser.",
                    Optional.empty(),
                    Optional.of(file))));
    send.run();
  }

  @Override
  public void register(App app) {
    listeners.register(app);
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(new ScheduledTask("agents", TICK, due));
  }

  @Override
  public List<LayoutBlock> home(String user) {
    return HomeView.of(handler.of(user));
  }

  @Override
  public List<LayoutBlock> needs(String user) {
    return HomeView.needs(handler.waitingFor(user), handler.findings(user, MOST_FINDINGS));
  }
}
