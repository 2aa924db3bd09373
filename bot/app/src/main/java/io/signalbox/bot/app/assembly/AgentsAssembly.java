package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.agents.AgentsWorkflow;
import io.signalbox.bot.slack.command.agents.AgentsWorkflowServices;
import io.signalbox.bot.slack.command.agents.GatewayAccess;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.foresight.rehearsal.AgentOwners;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentAnnouncer;
import io.signalbox.tools.workflow.agent.AgentKeys;
import io.signalbox.tools.workflow.agent.AgentOutcome;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.agent.Agents;
import io.signalbox.tools.workflow.agent.PortfolioAudit;
import io.signalbox.tools.workflow.agent.RiskAssessment;
import io.signalbox.tools.workflow.discovery.AgentDiscoveries;
import io.signalbox.tools.workflow.observation.AgentObservations;
import io.signalbox.tools.workflow.observation.WritingTools;
import io.signalbox.tools.workflow.officehours.OfficeHoursFiles;
import io.signalbox.tools.workflow.overlap.CapabilityOverlap;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Wires the agent registry with its audit, discoveries and observations, for the command line and
 * for the Slack workflow.
 */
public final class AgentsAssembly implements AutoCloseable {
  private final Agents agents;
  private final PortfolioAudit audit;
  private final AgentDiscoveries discoveries;
  private final AgentObservations observations;
  private final CapabilityOverlap overlap;
  private final Runnable close;

  private AgentsAssembly(
      StoreGraph stores, Callers callers, Embedder embedder, Clock clock, Runnable close) {
    SignalboxSettings settings = stores.settings();
    this.agents = agents(stores, callers, clock);
    this.audit =
        new PortfolioAudit(
            stores.jdbi(), agents, new CallStatistics(stores.jdbi()), embedder, clock);
    this.discoveries = new AgentDiscoveries(stores.jdbi(), clock);
    this.observations =
        new AgentObservations(stores.jdbi(), new WritingTools(settings.routes()), clock);
    this.overlap =
        new CapabilityOverlap(
            embedder,
            settings
                .officeHours()
                .capabilities()
                .map(OfficeHoursFiles::capabilities)
                .orElse(List.of()));
    this.close = close;
  }

  private static Agents agents(StoreGraph stores, Callers callers, Clock clock) {
    AgentPeople people = AgentPeople.unknown();
    SignalboxSettings settings = stores.settings();
    return new Agents(
        stores.jdbi(),
        clock,
        settings.agents(),
        new AgentKeys(callers, settings.routes(), settings.agents(), people, clock),
        people,
        new Agents.Watch(
            AgentAnnouncer.silent(), StoreGraph.over(settings, stores.database(), clock).audit()));
  }

  /** Returns the declared profiles of all agents in the registry. */
  static List<AgentProfile> profiles(StoreGraph stores) {
    Callers callers = new Callers(stores.jdbi(), stores.clock(), new SecureRandom());
    return agents(stores, callers, stores.clock()).list().stream().map(Agent::profile).toList();
  }

  /**
   * Sanctions agents whose repository passed the golden path, up to the risk level of the settings;
   * returns a line about each.
   */
  public static List<String> sanction(
      SignalboxSettings settings, Clock clock, List<AgentProfile> profiles) {
    try (StoreGraph stores = StoreGraph.open(settings, clock)) {
      Agents agents = agents(stores, new Callers(stores.jdbi(), clock, new SecureRandom()), clock);
      return profiles.stream()
          .map(profile -> profile.name() + ": " + sanctioned(agents, settings, profile))
          .toList();
    }
  }

  private static String sanctioned(
      Agents agents, SignalboxSettings settings, AgentProfile profile) {
    RiskLevel level = RiskAssessment.of(profile).level();
    if (level.compareTo(settings.goldenPath().sanctions()) > 0) {
      return "not sanctioned by the check, for its risk is " + level.label();
    }
    return switch (agents.sanction(profile)) {
      case AgentOutcome.AgentDone done -> "sanctioned, risk " + level.label();
      case AgentOutcome.AgentRefused refused -> "not sanctioned: " + refused.sentence();
      case AgentOutcome.NotRegistered none -> "not sanctioned";
      case AgentOutcome.Key key -> "not sanctioned";
    };
  }

  /** Opens the database and the embedding model, and builds the registry on them. */
  public static AgentsAssembly open(SignalboxSettings settings, Clock clock) {
    StoreGraph stores = StoreGraph.open(settings, clock);
    PreloadedEmbedder embedder = new PreloadedEmbedder(DataFolder.libraries(settings)).preload();
    return new AgentsAssembly(
        stores,
        new Callers(stores.jdbi(), clock, new SecureRandom()),
        embedder,
        clock,
        () -> {
          stores.close();
          embedder.close();
        });
  }

  /** Builds the registry on stores that the caller opens and closes, with a given clock. */
  static AgentsAssembly beside(StoreGraph stores, Callers callers, Embedder embedder, Clock clock) {
    return new AgentsAssembly(stores, callers, embedder, clock, () -> {});
  }

  /** Builds the Slack workflow in which agents are registered and approved. */
  static SlackWorkflow workflow(
      SlackWorkflow.Workplace workplace,
      StoreGraph stores,
      GatewayAssembly gateway,
      Embedder embedder) {
    SignalboxSettings settings = stores.settings();
    return AgentsWorkflow.open(
        workplace,
        new AgentsWorkflowServices(
            stores.jdbi(),
            stores.outbox(),
            stores.messages(),
            settings.roles(),
            stores.audit(),
            stores.clock()),
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

  /** Returns the observations that recorded gateway calls allow about agents. */
  public AgentObservations observations() {
    return observations;
  }

  /**
   * Returns the search for agents that overlap with a capability that the platform already offers.
   */
  public CapabilityOverlap overlap() {
    return overlap;
  }

  @Override
  public void close() {
    close.run();
  }

  static MoveDecisions decisions(StoreGraph stores, MoveDecisions.OwnerCheck owners) {
    return new MoveDecisions(
        stores.jdbi(),
        owners,
        (handle, person, action, subject, detail) ->
            stores.audit().append(handle, person, action, subject, detail),
        stores.clock());
  }

  /** Returns the check of who decides for an agent, by whether an owner's name is a person's. */
  static AgentOwners owners(GatewayAssembly gateway, BiPredicate<String, String> same) {
    return new AgentOwners(() -> profiles(gateway.stores()), gateway.callers(), same);
  }
}
