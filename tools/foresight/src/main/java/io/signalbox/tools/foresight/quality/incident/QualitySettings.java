package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.config.ConfigSection;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.foresight.quality.probe.JudgeProbes;
import io.signalbox.tools.foresight.quality.probe.QualityProbe;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the quality monitoring.
 *
 * @param watched whether anything is counted and judged
 * @param falseAlarms a week that are accepted, over all streams together
 * @param channel that is told of incidents; without one they are in {@code /quality} only
 * @param objectives shares of good answers that are to be kept
 * @param probes questions whose answers are known
 * @param probeBudget most that probes may spend over routes in a month; empty for no limit
 * @param checks further checks of answers, by route
 */
public record QualitySettings(
    boolean watched,
    double falseAlarms,
    Optional<String> channel,
    List<Objective> objectives,
    List<QualityProbe> probes,
    Optional<Double> probeBudget,
    RouteChecks checks) {

  /** Default settings. */
  public static final QualitySettings USUAL =
      new QualitySettings(
          true, 1, Optional.empty(), List.of(), List.of(), Optional.empty(), RouteChecks.NONE);

  /**
   * Service level objective: the share of good answers of a subject.
   *
   * @param signal that has to stay rare
   * @param good share of answers without it
   */
  public record Objective(String name, QualitySubject subject, QualitySignal signal, double good) {
    /** Returns the allowed share of bad answers. */
    public double allowed() {
      return 1 - good;
    }
  }

  /** Parses the section {@code quality} of the configuration. */
  public static QualitySettings from(ConfigSection section) {
    List<Objective> objectives = new ArrayList<>();
    section
        .namedSections("objectives", "Shares of good answers to keep, by name.")
        .forEach((name, each) -> objectives.add(objective(name, each)));
    RouteChecks checks = RouteChecks.from(section);
    List<QualityProbe> probes = new ArrayList<>(QualityProbe.from(section));
    probes.addAll(JudgeProbes.of(checks));
    return new QualitySettings(
        section.bool("watched", "Whether falls of answer quality are looked for.").or(true),
        section
            .decimal("false-alarms", "A week that are accepted, over all streams together.")
            .between(0.01, 100.0)
            .or(1.0),
        section.text("channel", "Id of the channel that is told of incidents.").optional(),
        List.copyOf(objectives),
        List.copyOf(probes),
        section
            .decimal("probe-budget", "Dollars a month that probes and judges may spend.")
            .between(0.01, 100_000.0)
            .optional(),
        checks);
  }

  private static Objective objective(String name, ConfigSection section) {
    QualitySignal signal =
        section
            .oneOf("signal", "Sign of a bad answer, which has to stay rare.", QualitySignal.class)
            .required();
    Optional<String> route = section.text("route", "Whose answers are meant.").optional();
    Optional<String> agent =
        section.text("agent", "Whose answers are meant; either this or a route.").optional();
    if (route.isPresent() == agent.isPresent()) {
      section.problem("names either a route or an agent");
    }
    double good =
        section
            .decimal("good", "Share of answers without the sign, over 28 days.")
            .between(0.01, 0.9999)
            .or(0.97);
    QualitySubject subject =
        route
            .map(each -> new QualitySubject(Dimension.ROUTE, each))
            .orElseGet(() -> new QualitySubject(Dimension.AGENT, agent.orElse("")));
    return new Objective(name, subject, signal, good);
  }
}
