package io.signalbox.bot.bench.drill;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationPeople;
import io.signalbox.tools.workflow.escalation.Escalations;
import io.signalbox.tools.workflow.escalation.TimelineExport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Exports the timeline of every escalation, and counts those that are complete and in order. */
final class DrillTimelines {
  private static final Pattern WHOLE = Pattern.compile(pattern(DrillOrganisation.CHAIN));

  private DrillTimelines() {}

  /**
   * Returns the regular expression of a complete timeline: each event once, in this order; reports
   * and questions may lie between.
   */
  private static String pattern(List<String> chain) {
    String other = "(?:(?!paged).)*";
    return chain.stream()
        .map(person -> "paged " + person + "\\b")
        .collect(Collectors.joining(other, "(?s).* escalated: " + other, other));
  }

  /**
   * Returns the number of complete timelines.
   *
   * @param settings of a process that has ended
   */
  static long whole(Path settings, Clock clock) {
    SignalboxSettings read =
        ConfigFile.at(settings, Map.of()).load(SignalboxSettings::from).settings();
    try (Database database = Database.open(read.database())) {
      Escalations escalations =
          new Escalations(
              database.jdbi(), clock, read.escalation(), new Nobody(), (handle, news) -> {});
      return escalations.open().stream()
          .map(e -> exported(e, escalations))
          .filter(text -> WHOLE.matcher(text).matches())
          .count();
    }
  }

  private static String exported(Escalation e, Escalations escalations) {
    return TimelineExport.timeline(
        escalations.timeline(e.number()), ZoneOffset.UTC, UnaryOperator.identity());
  }

  /** Port of people that knows nobody. */
  private record Nobody() implements EscalationPeople {
    @Override
    public Optional<String> find(String name) {
      return Optional.empty();
    }

    @Override
    public Set<String> groupsOf(String person) {
      return Set.of();
    }
  }
}
