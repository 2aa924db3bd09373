package io.signalbox.bot.slack.command.agents;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.schedule.ScheduledTask;
import io.signalbox.bot.slack.command.Workflow;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.accounting.CallCounts;
import io.signalbox.tools.agent.AgentClock;
import io.signalbox.tools.agent.AgentKeys;
import io.signalbox.tools.agent.AgentPeople;
import io.signalbox.tools.agent.AgentSettings;
import io.signalbox.tools.agent.Agents;
import io.signalbox.tools.agent.Audit;
import io.signalbox.tools.audit.AuditLog;
import io.signalbox.tools.caller.Callers;
import io.signalbox.tools.role.Roles;
import io.signalbox.tools.route.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** {@code /register-agent} and {@code /agents} in one workspace. */
public final class AgentsWorkflow implements Workflow {
  private static final Duration TICK = Duration.ofSeconds(5);

  private final AgentsListeners listeners;
  private final AgentsDesk desk;
  private final Runnable due;

  private AgentsWorkflow(AgentsListeners listeners, AgentsDesk desk, Runnable due) {
    this.listeners = listeners;
    this.desk = desk;
    this.due = due;
  }

  /** Stores and clock of the agents workflow. */
  public record Stores(
      Jdbi jdbi, Outbox outbox, Roles.Settings roles, AuditLog audit, Clock clock) {}

  /**
   * The gateway that agents get keys for.
   *
   * @param baseUrl as its clients know it, with the version
   */
  public record Gate(Callers callers, RouteTable routes, Supplier<String> baseUrl) {}

  /** Builds the agents workflow. */
  public static AgentsWorkflow open(
      Workplace workplace, Stores stores, AgentSettings settings, Gate gate, Embedder embedder) {
    AgentPeople people =
        new SlackAgentPeople(
            workplace.people(), new Roles(stores.roles(), workplace.people()::groupsOf));
    CallCounts calls = new CallCounts(stores.jdbi());
    AgentKeys keys = new AgentKeys(gate.callers(), gate.routes(), settings, people, stores.clock());
    Agents agents =
        new Agents(
            stores.jdbi(),
            stores.clock(),
            settings,
            keys,
            people,
            new Agents.Watch(new AgentPosts(stores.outbox(), people, settings), stores.audit()));
    AgentClock clock = new AgentClock(agents, keys, calls, settings, people, stores.clock());
    DiscoveryDesk discovery = new DiscoveryDesk(stores, agents, people, workplace.people());
    AgentsDesk desk =
        new AgentsDesk(
            agents,
            clock,
            new Audit(stores.jdbi(), agents, calls, embedder, stores.clock()),
            people,
            gate.baseUrl(),
            discovery);
    return new AgentsWorkflow(
        new AgentsListeners(
            desk,
            new DiscoveryListeners(discovery, workplace.send()),
            new StartListeners(
                new StartDesk(stores, settings, gate, agents, workplace.people()),
                workplace.send()),
            workplace.send()),
        desk,
        () -> {
          clock.runDue();
          workplace.send().run();
        });
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
    return HomeView.of(desk.of(user), desk.waitingFor(user));
  }
}
