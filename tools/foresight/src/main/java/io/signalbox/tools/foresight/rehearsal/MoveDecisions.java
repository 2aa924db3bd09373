package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.route.Route;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Service for owners' decisions about retiring models: they accept rehearsals that passed, and
 * extend the use of a model that its provider still answers for. Each is written to the audit log.
 */
public final class MoveDecisions {
  private final Jdbi jdbi;
  private final OwnerCheck owners;
  private final DecisionLog log;
  private final Clock clock;

  /** Port that knows who may decide for an agent: its owner, its deputy, whoever runs Signalbox. */
  @FunctionalInterface
  public interface OwnerCheck {
    /** Returns why a person may not decide for an agent; empty when they may. */
    Optional<String> objection(String agent, String person);
  }

  /** Port of the audit log. */
  @FunctionalInterface
  public interface DecisionLog {
    /** Records a decision of a person in its transaction. */
    void decided(Handle handle, String person, String action, String subject, String detail);
  }

  /** Port that asks a model's provider whether it still answers; may block. */
  @FunctionalInterface
  public interface ProviderProbe {
    /** Returns why the provider does not answer; empty when it does. */
    Optional<String> refusal(Route route, String agent);
  }

  /** Outcome of a decision, with a sentence for people. */
  public record DecisionOutcome(boolean done, String sentence) {
    static DecisionOutcome refused(String sentence) {
      return new DecisionOutcome(false, sentence);
    }
  }

  public MoveDecisions(Jdbi jdbi, OwnerCheck owners, DecisionLog log, Clock clock) {
    this.jdbi = jdbi;
    this.owners = owners;
    this.log = log;
    this.clock = clock;
  }

  /** Accepts a rehearsal that passed, so that the agent's calls move on the day of retirement. */
  public DecisionOutcome accept(String id, String person) {
    RehearsalRows rows = new RehearsalRows(jdbi);
    Optional<StoredRehearsal> kept = rows.find(id);
    if (kept.isEmpty()) {
      return DecisionOutcome.refused("There is no rehearsal " + id + ".");
    }
    Optional<String> objection = owners.objection(kept.get().agent(), person);
    if (objection.isPresent()) {
      return DecisionOutcome.refused(objection.get());
    }
    if (!kept.get().isPassed()) {
      return DecisionOutcome.refused(
          "The rehearsal %s did not pass: %s".formatted(id, kept.get().sentence()));
    }
    if (!rows.accept(id, person)) {
      return DecisionOutcome.refused("The rehearsal " + id + " was accepted before.");
    }
    log(person, "model.accepted", kept.get().agent(), id);
    return new DecisionOutcome(
        true,
        "%s accepts the rehearsal %s: when %s ends, %s goes from %s to %s."
            .formatted(
                person,
                id,
                kept.get().from(),
                kept.get().agent(),
                kept.get().routes().from(),
                kept.get().routes().to()));
  }

  /**
   * Extends the use of a retired model for some days, if its provider still answers.
   *
   * @param days from 1 to {@link ModelExtension#MOST_DAYS}
   */
  public DecisionOutcome extend(
      Route route, String agent, int days, String person, ProviderProbe probe) {
    Optional<String> objection = owners.objection(agent, person);
    if (objection.isPresent()) {
      return DecisionOutcome.refused(objection.get());
    }
    if (days < 1 || days > ModelExtension.MOST_DAYS) {
      return DecisionOutcome.refused(
          "An extension lasts 1 to %d days.".formatted(ModelExtension.MOST_DAYS));
    }
    Optional<String> refusal = probe.refusal(route, agent);
    if (refusal.isPresent()) {
      return DecisionOutcome.refused(
          "Its provider does not answer over %s any more: %s"
              .formatted(route.name(), refusal.get()));
    }
    LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days);
    String model = route.target().modelName().orElse("");
    new ExtensionRows(jdbi)
        .put(new ModelExtension(route.name(), agent, model, until, person), clock.instant());
    log(person, "model.extended", agent, route.name() + " until " + until);
    return new DecisionOutcome(
        true,
        "%s goes on with %s over %s until %s."
            .formatted(agent, model.isEmpty() ? "its model" : model, route.name(), until));
  }

  private void log(String person, String action, String agent, String detail) {
    jdbi.useTransaction(handle -> log.decided(handle, person, action, "agent " + agent, detail));
  }
}
