package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.TeamName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Evidence that a calendar as a whole gives for its titles: its team, its maker, and on which side
 * the team stands, which is where nothing varies.
 */
final class CalendarFacts {
  private static final Pattern ROTA =
      Pattern.compile(
          "(?i)on[-"
              + " _]?call|rotation|rota\\b|roster|shifts?\\b|schedule|pagerduty|opsgenie|dienstplan");
  private static final Pattern WORDS = WordPatterns.anyOf("on-call-words.txt");

  private final String name;
  private final String maker;
  private final Set<String> first = new HashSet<>();
  private final Set<String> second = new HashSet<>();

  /**
   * @param maker its PRODID
   */
  CalendarFacts(String name, String maker) {
    this.name = name;
    this.maker = maker.toLowerCase(Locale.ROOT);
  }

  /** Notes a title of the calendar; to be called for all before the first is decided. */
  void note(String summary) {
    Optional<TitleParts> title = TitleParts.of(summary);
    if (title.isPresent() && title.get().parts().size() == 2) {
      first.add(title.get().parts().get(0).text());
      second.add(title.get().parts().get(1).text());
    }
  }

  /** Returns whether the calendar holds nothing but shifts, by its name. */
  boolean isRota() {
    return isRota(name);
  }

  static boolean isRota(String name) {
    return ROTA.matcher(name).find() || WORDS.matcher(name).find();
  }

  /** The team that the calendar is named after. */
  Optional<String> team() {
    return TeamName.in(WORDS.matcher(name).replaceAll(" ").strip());
  }

  String name() {
    return name;
  }

  /** Returns whether the part's place is that of the team in every title of two parts. */
  boolean isTeamByPlace(List<TitleParts.TitlePart> parts, TitleParts.TitlePart part) {
    if (parts.size() != 2) {
      return false;
    }
    boolean isFirst = parts.getFirst().equals(part);
    return isFirst
        ? first.size() == 1 && second.size() > 1
        : second.size() == 1 && first.size() > 1;
  }

  boolean isPagerDuty() {
    return maker.contains("pagerduty");
  }

  /** Grafana's number in {@code [L2]} is no level but a priority: the higher one is on call. */
  boolean isGrafana() {
    return maker.contains("amixr") || maker.contains("grafana") || maker.contains("oncall//");
  }
}
