package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.command.approval.ApprovalWorkflow;
import io.signalbox.bot.slack.command.escalate.EscalateWorkflow;
import io.signalbox.bot.slack.command.routes.RoutesWorkflow;
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
        place -> ModelWatchAssembly.workflow(stores, gateway.own().get(), place.send()),
        this::approve,
        place -> AskAssembly.workflow(place, stores, gateway.own()::get),
        place -> QualityMonitor.workflow(place, stores),
        place -> DependencyAssembly.workflow(place, stores, gateway.own().get()));
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
