package io.signalbox.bot.app.assembly;

import io.signalbox.bot.app.foresight.IncidentRemedies;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.approval.ApprovalWorkflow;
import io.signalbox.bot.slack.command.escalate.EscalateWorkflow;
import io.signalbox.bot.slack.command.routes.RoutesWorkflow;
import io.signalbox.tools.foresight.quality.remedy.ChangeUndo;
import io.signalbox.tools.workflow.escalation.Escalations;
import java.time.Clock;
import java.util.List;

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
        place,
        stores,
        new IncidentRemedies(
            stores.jdbi(),
            stores.audit(),
            escalations,
            () -> gateway.own().get().callers(),
            this::undo));
  }

  private ChangeUndo undo() {
    GatewayAssembly own = gateway.own().get();
    return new ChangeUndo(
        stores.jdbi(),
        own.served(),
        own.pinned().pins(),
        own.pinned()::routes,
        (handle, who, what, to) -> stores.audit().append(handle, who, "quality.undone", what, to));
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
}
