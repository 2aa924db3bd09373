package io.signalbox.bot.assembly;

import io.signalbox.config.database.Database;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.accounting.CallCounts;
import io.signalbox.tools.agent.AgentKeys;
import io.signalbox.tools.agent.AgentNews;
import io.signalbox.tools.agent.AgentPeople;
import io.signalbox.tools.agent.Agents;
import io.signalbox.tools.agent.Audit;
import io.signalbox.tools.audit.AuditLog;
import io.signalbox.tools.caller.Callers;
import io.signalbox.tools.discovery.Discoveries;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import java.security.SecureRandom;
import java.time.Clock;

/** Agents at the command line, where nobody can be asked who is in Slack. */
public final class AgentsAssembly implements AutoCloseable {
  private final PreloadedEmbedder embedder = new PreloadedEmbedder();
  private final Database database;
  private final Agents agents;
  private final Audit audit;
  private final Discoveries discoveries;

  private AgentsAssembly(SignalboxSettings settings, Database database, Clock clock) {
    this.database = database;
    Callers callers = new Callers(database.jdbi(), clock, new SecureRandom());
    this.agents = agents(settings, database, callers, clock);
    this.audit = audit(database, agents, embedder, clock);
    this.discoveries = new Discoveries(database.jdbi(), clock);
  }

  static Agents agents(
      SignalboxSettings settings, Database database, Callers callers, Clock clock) {
    AgentPeople people = AgentPeople.unknown();
    return new Agents(
        database.jdbi(),
        clock,
        settings.agents(),
        new AgentKeys(callers, settings.routes(), settings.agents(), people, clock),
        people,
        new Agents.Watch(
            AgentNews.silent(), new AuditLog(database.jdbi(), clock, new SecureRandom())));
  }

  private static Audit audit(Database database, Agents agents, Embedder embedder, Clock clock) {
    return new Audit(database.jdbi(), agents, new CallCounts(database.jdbi()), embedder, clock);
  }

  /** Opens the database. */
  public static AgentsAssembly open(SignalboxSettings settings, Clock clock) {
    return new AgentsAssembly(settings, Database.open(settings.database()), clock);
  }

  public Agents agents() {
    return agents;
  }

  public Audit audit() {
    return audit;
  }

  public Discoveries discoveries() {
    return discoveries;
  }

  @Override
  public void close() {
    database.close();
    embedder.close();
  }
}
