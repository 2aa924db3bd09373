package io.signalbox.ingestion.live.registry;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.source.LearnedSourceNames;
import io.signalbox.ingestion.source.SourceSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parser of the settings' list {@code live-sources}. */
public final class LiveSourceSettings {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private LiveSourceSettings() {}

  /**
   * Parses {@code live-sources}; a name used twice is reported as a problem of the second.
   *
   * @param taken names of the other sources
   * @param zone of sources that name none
   */
  public static List<LiveSettings> from(ConfigSection root, Set<String> taken, ZoneId zone) {
    List<LiveSettings> sources = new ArrayList<>();
    Set<String> names = new HashSet<>(taken);
    for (ConfigSection section :
        root.sections("live-sources", "Systems that are read live, each with who may see it.")) {
      String name = name(section);
      if (!names.add(name)) {
        section.problem("name", "is already used by another source");
      }
      source(section, name, zone).ifPresent(sources::add);
    }
    return List.copyOf(sources);
  }

  private static String name(ConfigSection section) {
    return section
        .text("name", "Names the source in answers and reports; unique among all sources.")
        .check("letters, digits, dots and hyphens", name -> name.matches("[\\w.-]{1,100}"))
        .check(
            "another name, since what is learned in Slack is kept under this one",
            name -> !LearnedSourceNames.isLearned(name))
        .required();
  }

  private record NamedSystem(LiveSystem system, LiveSourceFactory opener) {}

  private static List<NamedSystem> systems(ConfigSection section) {
    List<NamedSystem> named = new ArrayList<>();
    for (LiveSystem system : LiveSystems.ALL) {
      section
          .optionalSection(system.key(), system.description())
          .ifPresent(group -> named.add(new NamedSystem(system, system.read(group))));
    }
    return named;
  }

  private static String keys() {
    return LiveSystems.ALL.stream().map(LiveSystem::key).collect(Collectors.joining(", "));
  }

  private static Optional<Duration> sweepEvery(ConfigSection section) {
    return section
        .duration(
            "sweep-every",
            "How long after one complete list of the source the next one follows; by itself after"
                + " 10 minutes, later for more than 10,000 items, a web site after a day.")
        .between(MINUTE, Duration.ofDays(30))
        .optional();
  }

  private static Map<String, String> people(ConfigSection section) {
    return section
        .map(
            "people",
            "Mail addresses of accounts whose address the system hides, by account.",
            SettingType.text())
        .or(Map.of());
  }

  private static Optional<LiveSettings> source(ConfigSection section, String name, ZoneId zone) {
    List<NamedSystem> named = systems(section);
    var access =
        section
            .value("access", "Who may see what is in it at most.", SourceSettings.ACCESS)
            .required();
    var owner = section.text("owner", "Who answers for what names nobody.").optional();
    ZoneId own =
        section
            .zone("time-zone", "Zone of dates and times that name none.")
            .or(zone, "`time-zone`");
    Duration every =
        section
            .duration("every", "How long after one look for changes the next one follows.")
            .between(MINUTE, Duration.ofDays(1))
            .or(Duration.ofMinutes(5));
    Optional<Duration> sweepEvery = sweepEvery(section);
    Map<String, String> people = people(section);
    if (named.size() != 1) {
      section.problem("must name one system: " + keys());
      return Optional.empty();
    }
    return Optional.of(
        new LiveSettings(
            name,
            named.getFirst().system().key(),
            named.getFirst().opener(),
            access,
            owner,
            own,
            every,
            sweepEvery,
            people));
  }
}
