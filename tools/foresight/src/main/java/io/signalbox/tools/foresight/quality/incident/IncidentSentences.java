package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.Suspect;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Describes an incident in plain sentences, for Slack, pages and the command line.
 *
 * @param time writes an instant as the place shows times
 * @param names makes a name harmless there: models and agents are called as others wish
 */
public record IncidentSentences(Function<Instant, String> time, UnaryOperator<String> names) {
  private static final double CERTAIN = 0.8;

  /** Creates sentences for a place where names need no escaping. */
  public IncidentSentences(Function<Instant, String> time) {
    this(time, UnaryOperator.identity());
  }

  /** Returns a sentence with time, signal, subject and size of the drop. */
  public String fall(QualityIncident incident) {
    SignalDrop main = incident.main();
    ChangeEstimate change = main.change();
    String what =
        main.signal().isNumber()
            ? "%s left their usual range at %s: %s of %d calls lie at its edge, where %s do usually"
                .formatted(
                    main.signal().words(),
                    names.apply(main.subject().words()),
                    percent(change.after()),
                    change.calls(),
                    percent(change.before()))
            : "%s went from %s to %s (%s to %s) at %s: %d of %d calls"
                .formatted(
                    main.signal().words(),
                    percent(change.before()),
                    percent(change.after()),
                    percent(change.low()),
                    percent(change.high()),
                    names.apply(main.subject().words()),
                    change.bad(),
                    change.calls());
    return "since "
        + at(change.likeliest())
        + " (between "
        + at(change.earliest())
        + " and "
        + at(change.latest())
        + "), "
        + what;
  }

  /** Returns a sentence for each possible cause, the likeliest first. */
  public List<String> causes(QualityIncident incident) {
    List<String> lines = new ArrayList<>();
    for (Suspect suspect : incident.suspects()) {
      String sure = suspect.weight() >= CERTAIN ? "" : " (one of several)";
      lines.add(
          names.apply(suspect.change().sentence())
              + " at "
              + at(suspect.change().minute())
              + (lines.isEmpty() ? sure : ""));
    }
    return lines;
  }

  /** Returns the list of affected teams, agents and routes, with their calls, and the signals. */
  public String touched(QualityIncident incident) {
    Set<String> places = new LinkedHashSet<>();
    Set<QualitySubject> counted = new LinkedHashSet<>();
    for (SubjectExcess each : incident.touched()) {
      counted.add(each.subject());
      places.add(
          "%s (%,d calls, %,.0f bad beyond the usual)"
              .formatted(names.apply(each.subject().words()), each.calls(), each.excess()));
    }
    for (SignalDrop fall : incident.falls()) {
      if (!counted.contains(fall.subject())) {
        places.add(names.apply(fall.subject().words()));
      }
    }
    Set<String> signals = new LinkedHashSet<>();
    incident.falls().forEach(fall -> signals.add(fall.signal().words()));
    return String.join(", ", places) + "; signals: " + String.join(", ", signals);
  }

  /** Returns a sentence on the rate of false alarms. */
  public String sureness(QualityIncident incident) {
    double weeks = incident.promised() / (7 * 24 * 60);
    return "Chance alone raises an alarm once in %s at most, over all streams."
        .formatted(weeks < 1.5 ? "a week" : String.format(Locale.ROOT, "%.0f weeks", weeks));
  }

  private String at(long minute) {
    return time.apply(Instant.ofEpochSecond(minute * 60));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.095 ? "%.1f %%" : "%.0f %%", share * 100);
  }
}
