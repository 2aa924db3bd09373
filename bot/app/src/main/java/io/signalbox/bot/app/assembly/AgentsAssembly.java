package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.agents.AgentStores;
import io.signalbox.bot.slack.command.agents.AgentsWorkflow;
import io.signalbox.bot.slack.command.agents.GatewayAccess;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.gateway.accounting.CallCounts;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import io.signalbox.tools.workflow.agent.AgentKeys;
import io.signalbox.tools.workflow.agent.AgentNews;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.PortfolioAudit;
import io.signalbox.tools.workflow.discovery.AgentDiscoveries;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Assembly of the agent registry for the command line, where Slack's list of people is not
 * available.
 */
public final class AgentsAssembly implements AutoCloseable {
  private final Agents agents;
  private final PortfolioAudit audit;
  private final AgentDiscoveries discoveries;
  private final Runnable close;

  private AgentsAssembly(
      SignalboxSettings settings,
      Database database,
      Callers callers,
      Embedder embedder,
      Clock clock,
      Runnable close) {
    AgentPeople people = AgentPeople.unknown();
    this.agents =
        new Agents(
            database.jdbi(),
            clock,
            settings.agents(),
            new AgentKeys(callers, settings.routes(), settings.agents(), people, clock),
            people,
            new Agents.Watch(AgentNews.silent(), AuditAssembly.log(settings, database, clock)));
    this.audit =
        new PortfolioAudit(
            database.jdbi(), agents, new CallCounts(database.jdbi()), embedder, clock);
    this.discoveries = new AgentDiscoveries(database.jdbi(), clock);
    this.close = close;
  }

  /** Opens the database. */
  public static AgentsAssembly open(SignalboxSettings settings, Clock clock) {
    Database database = DataFolder.open(settings);
    PreloadedEmbedder embedder = new PreloadedEmbedder(DataFolder.libraries(settings));
    return new AgentsAssembly(
        settings,
        database,
        new Callers(database.jdbi(), clock, new SecureRandom()),
        embedder,
        clock,
        () -> {
          database.close();
          embedder.close();
        });
  }

  /** Builds on a database that the caller opened and closes. */
  static AgentsAssembly beside(
      SignalboxSettings settings,
      Database database,
      Callers callers,
      Embedder embedder,
      Clock clock) {
    return new AgentsAssembly(settings, database, callers, embedder, clock, () -> {});
  }

  /** Builds the Slack workflow of agents. */
  static SlackWorkflow workflow(
      SlackWorkflow.Workplace workplace,
      SignalboxSettings settings,
      Database database,
      GatewayAssembly gateway,
      Embedder embedder,
      Clock clock) {
    return AgentsWorkflow.open(
        workplace,
        new AgentStores(
            database.jdbi(),
            new Outbox(database.jdbi(), clock),
            settings.roles(),
            AuditAssembly.log(settings, database, clock),
            clock),
        settings.agents(),
        new GatewayAccess(gateway.callers(), settings.routes(), gateway::baseUrl),
        embedder);
  }

  public Agents agents() {
    return agents;
  }

  public PortfolioAudit audit() {
    return audit;
  }

  public AgentDiscoveries discoveries() {
    return discoveries;
  }

  @Override
  public void close() {
    close.run();
  }
}
