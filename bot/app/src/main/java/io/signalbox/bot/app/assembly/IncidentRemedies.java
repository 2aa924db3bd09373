package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.quality.IncidentActions;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Actions of the buttons below a quality incident: undoing changes over the gateway, and opening
 * escalations.
 */
record IncidentRemedies(
    StoreGraph stores, Supplier<GatewayAssembly> gateway, Escalations escalations)
    implements IncidentActions {

  @Override
  public void decided(String person, String decision, String incident) {
    stores
        .jdbi()
        .useTransaction(
            handle -> stores.audit().append(handle, person, "quality.decided", incident, decision));
  }

  @Override
  public Optional<String> undo(QualityChange change, String person) {
    GatewayAssembly own = gateway.get();
    return new ChangeUndo(
            stores.jdbi(),
            own.served(),
            own.pins(),
            own::routes,
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
            .formatted(incident.number(), new IncidentSentences(Instant::toString).fall(incident));
    OpeningOutcome outcome =
        escalations.open(
            EscalationRequest.of(
                "quality:" + incident.number(),
                new Escalation.Subject(name, team, escalations.settings().usual().name(), summary),
                person,
                channel));
    return MrkdwnText.escaped(
        switch (outcome) {
          case OpeningOutcome.Opened opened ->
              "Escalation " + opened.escalation().number() + " is open, and pages who is on call.";
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
