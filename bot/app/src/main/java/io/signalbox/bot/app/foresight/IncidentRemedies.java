package io.signalbox.bot.app.foresight;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.quality.IncidentActions;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.remedy.ChangeUndo;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.workflow.agent.AgentTeams;
import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationRequest;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.OpeningOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Actions of the buttons below a quality incident: undoing changes over the gateway, and opening
 * escalations.
 */
public final class IncidentRemedies implements IncidentActions {
  private final Jdbi jdbi;
  private final AuditLog audit;
  private final Escalations escalations;
  private final Supplier<Callers> callers;
  private final Supplier<ChangeUndo> undo;

  /**
   * @param callers of the gateway, looked up when they are needed, as is {@code undo}
   */
  public IncidentRemedies(
      Jdbi jdbi,
      AuditLog audit,
      Escalations escalations,
      Supplier<Callers> callers,
      Supplier<ChangeUndo> undo) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.escalations = escalations;
    this.callers = callers;
    this.undo = undo;
  }

  @Override
  public void decided(String person, String decision, String incident) {
    jdbi.useTransaction(
        handle -> audit.append(handle, person, "quality.decided", incident, decision));
  }

  @Override
  public Optional<String> undo(QualityChange change, String person) {
    return undo.get().undo(change, person);
  }

  @Override
  public String escalate(QualityIncident incident, String person, String channel) {
    String name = incident.main().subject().name();
    Optional<String> team =
        incident.touched().stream()
            .filter(each -> each.subject().dimension() == Dimension.TEAM)
            .map(each -> each.subject().name())
            .findFirst()
            .or(() -> Optional.ofNullable(AgentTeams.byName(jdbi).get(name)));
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
    for (Caller caller : callers.get().list()) {
      if (caller.owner().equals(person)) {
        names.add(caller.name());
        names.add(caller.team());
      }
    }
    return names;
  }
}
