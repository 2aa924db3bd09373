package io.signalbox.tools.foresight.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rule that decides whether an agent's calls may go to a successor once the model behind their
 * route has retired. Pure.
 */
public final class SwitchRule {
  private SwitchRule() {}

  /**
   * Decision on a switch, with a sentence for people.
   *
   * @param rehearsal the one that allows the switch; empty where it is not allowed
   */
  public record SwitchDecision(Optional<StoredRehearsal> rehearsal, String sentence) {
    /** Returns whether the calls may go to the successor. */
    public boolean allowed() {
      return rehearsal.isPresent();
    }
  }

  /** Source of the model and version that a route leads to at present. */
  public interface ServedModels {
    /** Returns the model that a route leads to; empty when there is no such route. */
    Optional<String> model(String route);

    /** Returns the version that the latest replies over a route named; empty when none is known. */
    Optional<String> version(String route);
  }

  /**
   * Decides by the latest rehearsal to each successor's route: it has to have passed, against the
   * model and version that are served now, and to be accepted.
   *
   * @param route that the calls go over now
   * @param kept rehearsals of the agent from that route, the latest first
   */
  public static SwitchDecision decide(
      String agent, String route, String model, List<StoredRehearsal> kept, ServedModels served) {
    Map<String, StoredRehearsal> latest = new LinkedHashMap<>();
    kept.stream()
        .filter(each -> each.from().equals(model) && each.routes().from().equals(route))
        .forEach(each -> latest.putIfAbsent(each.routes().to(), each));
    for (StoredRehearsal each : latest.values()) {
      if (objection(each, served).isEmpty()) {
        return new SwitchDecision(
            Optional.of(each),
            "%s goes to %s, as %s accepted on the rehearsal %s."
                .formatted(route, each.routes().to(), each.acceptedBy(), each.id()));
      }
    }
    return latest.values().stream()
        .findFirst()
        .flatMap(each -> objection(each, served))
        .map(words -> new SwitchDecision(Optional.empty(), words))
        .orElseGet(() -> nothingRehearsed(agent, route));
  }

  /** Returns the decision while an agent has no rehearsal from a route. */
  static SwitchDecision nothingRehearsed(String agent, String route) {
    return new SwitchDecision(
        Optional.empty(),
        ("Nobody rehearsed a successor for %s: ./signalbox models rehearse --agent %s --from %s"
                + " --to ROUTE, or /models mine in Slack.")
            .formatted(agent, agent, route));
  }

  private static Optional<String> objection(StoredRehearsal kept, ServedModels served) {
    String to = kept.routes().to();
    Optional<String> model = served.model(to);
    if (model.isEmpty()) {
      return Optional.of(
          "The route %s of the rehearsal %s is not in the settings any more."
              .formatted(to, kept.id()));
    }
    if (!model.get().equals(kept.to())) {
      return Optional.of(
          "The rehearsal %s was against %s, and %s leads to %s now: rehearse again."
              .formatted(kept.id(), kept.to(), to, model.get()));
    }
    Optional<String> version = served.version(to);
    if (!kept.served().isEmpty() && version.filter(now -> !now.equals(kept.served())).isPresent()) {
      return Optional.of(
          "The rehearsal %s was against the version %s, and %s is served now: rehearse again."
              .formatted(kept.id(), kept.served(), version.get()));
    }
    if (!kept.isPassed()) {
      return Optional.of(
          "The latest rehearsal (%s) did not pass: %s".formatted(kept.id(), kept.sentence()));
    }
    return kept.acceptedBy().isEmpty()
        ? Optional.of(
            ("The rehearsal %s passed, and its owner has not accepted it: ./signalbox models decide"
                    + " accept %s")
                .formatted(kept.id(), kept.id()))
        : Optional.empty();
  }
}
