package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.approval.ApprovalWorkflow;
import io.signalbox.bot.slack.command.escalate.EscalateWorkflow;
import io.signalbox.bot.slack.command.quality.IncidentActions;
import io.signalbox.bot.slack.command.routes.RoutesWorkflow;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.remedy.ChangeUndo;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.workflow.agent.AgentTeams;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationRequest;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.OpeningOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Fourth part of the object graph: the Slack workflows, such as office hours, escalations and agent
 * registration. Each workflow is built over a place in Slack once there is one.
 */
record WorkflowGraph(
    StoreGraph stores,
    KnowledgeGraph knowledge,
    GatewayGraph gateway,
    OfficeHoursAssembly officeHours) {

  static WorkflowGraph over(StoreGraph stores, KnowledgeGraph knowledge, GatewayGraph gateway) {
    return new WorkflowGraph(
        stores,
        knowledge,
        gateway,
        new OfficeHoursAssembly(stores, knowledge, () -> gateway.topics(stores.settings())));
  }

  /**
   * Returns the factories of the Slack workflows, in the order of their commands in the help.
   *
   * @param learned something new can be indexed
   */
  List<SlackWorkflow.Opener> inSlack(Runnable learned) {
    return List.of(
        this::escalate,
        place -> officeHours.open(place, learned),
        place -> AgentsAssembly.workflow(place, stores, gateway.own().get(), knowledge.embedder()),
        place -> HeldRemovalAssembly.workflow(place, stores),
        place -> new RoutesWorkflow(gateway.own().get().overview(), place.people(), stores.clock()),
        place -> ModelWatchAssembly.workflow(place, stores, gateway.own().get()),
        this::approve,
        place -> AskAssembly.workflow(place, stores, gateway.own()::get),
        this::quality,
        place ->
            DependencyAssembly.workflow(place, stores, gateway.own().get(), knowledge.embedder()));
  }

  private SlackWorkflow escalate(SlackWorkflow.Workplace place) {
    return EscalateWorkflow.open(
        place,
        new EscalateWorkflow.EscalationStores(
            stores.jdbi(),
            stores.outbox(),
            stores.messages(),
            knowledge.onCall(),
            knowledge.ownership(),
            knowledge.lookUp(),
            stores.clock()),
        stores.settings().escalation(),
        new EscalateWorkflow.KnownHelp(knowledge.retriever(), knowledge.embedder()),
        new EscalateWorkflow.Paging(
            stores.settings().routes(), call -> gateway.own().get().tools().call(call)));
  }

  private SlackWorkflow quality(SlackWorkflow.Workplace place) {
    Escalations escalations =
        EscalateWorkflow.escalations(
            place,
            stores.jdbi(),
            stores.outbox(),
            stores.messages(),
            stores.settings().escalation(),
            stores.clock());
    return QualityMonitor.workflow(
        place, stores, new IncidentRemedies(stores, gateway.own()::get, escalations));
  }

  private SlackWorkflow approve(SlackWorkflow.Workplace place) {
    return new ApprovalWorkflow(
        place,
        gateway.own().get().approvals(),
        ModelAssembly.BOT,
        call -> gateway.own().get().tools().call(call));
  }

  /**
   * Returns the agent registry for the command line with a given clock; it stays open until the
   * stores are closed.
   */
  AgentsAssembly agents(Clock at) {
    return AgentsAssembly.beside(stores, gateway.own().get().callers(), knowledge.embedder(), at);
  }

  /**
   * Actions of the buttons below a quality incident: undoing changes over the gateway, and opening
   * escalations.
   */
  private record IncidentRemedies(
      StoreGraph stores, Supplier<GatewayAssembly> gateway, Escalations escalations)
      implements IncidentActions {

    @Override
    public void decided(String person, String decision, String incident) {
      stores
          .jdbi()
          .useTransaction(
              handle ->
                  stores.audit().append(handle, person, "quality.decided", incident, decision));
    }

    @Override
    public Optional<String> undo(QualityChange change, String person) {
      GatewayAssembly own = gateway.get();
      return new ChangeUndo(
              stores.jdbi(),
              own.served(),
              own.pinned().pins(),
              own.pinned()::routes,
              (handle, who, what, to) ->
                  stores.audit().append(handle, who, "quality.undone", what, to))
          .undo(change, person);
    }

    @Override
    public String escalate(QualityIncident incident, String person, String channel) {
      String name = incident.main().subject().name();
      Optional<String> team =
          incident.touched().stream()
              .filter(each -> each.subject().dimension() == Dimension.TEAM)
              .map(each -> each.subject().name())
              .findFirst()
              .or(() -> Optional.ofNullable(AgentTeams.byName(stores.jdbi()).get(name)));
      String summary =
          "Answers got worse, quality incident %d: %s"
              .formatted(
                  incident.number(), new IncidentSentences(Instant::toString).fall(incident));
      OpeningOutcome outcome =
          escalations.open(
              EscalationRequest.of(
                  "quality:" + incident.number(),
                  new Escalation.Subject(
                      name, team, escalations.settings().usual().name(), summary),
                  person,
                  channel));
      return MrkdwnText.escaped(
          switch (outcome) {
            case OpeningOutcome.Opened opened ->
                "Escalation "
                    + opened.escalation().number()
                    + " is open, and pages who is on call.";
            case OpeningOutcome.Joined joined ->
                "This joined escalation " + joined.escalation().number() + ", which is open.";
            case OpeningOutcome.Repeated repeated ->
                "This is escalation " + repeated.escalation().number() + " already.";
          });
    }

    @Override
    public Set<String> mine(String person) {
      Set<String> names = new TreeSet<>();
      for (Caller caller : gateway.get().callers().list()) {
        if (caller.owner().equals(person)) {
          names.add(caller.name());
          names.add(caller.team());
        }
      }
      return names;
    }
  }
}
