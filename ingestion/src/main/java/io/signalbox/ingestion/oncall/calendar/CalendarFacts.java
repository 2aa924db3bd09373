package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.TeamName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Facts about a whole calendar that help to interpret its event titles: name, producing program and
 * the titles' constant part. In two-part titles the part that never varies is the team.
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

  /** Records an event title; to be called for all events before the first is interpreted. */
  void note(String summary) {
    Optional<TitleParts> title = TitleParts.of(summary);
    if (title.isPresent() && title.get().parts().size() == 2) {
      first.add(title.get().parts().get(0).text());
      second.add(title.get().parts().get(1).text());
    }
  }

  /** Returns whether the calendar's name says that it is an on-call rota. */
  boolean isRota() {
    return isRota(name);
  }

  static boolean isRota(String name) {
    return ROTA.matcher(name).find() || WORDS.matcher(name).find();
  }

  /** Returns the team in the calendar's name; empty when it names none. */
  Optional<String> team() {
    return TeamName.in(WORDS.matcher(name).replaceAll(" ").strip());
  }

  String name() {
    return name;
  }

  /**
   * Returns whether this part of a two-part title is the one that never varies in the calendar, the
   * team.
   */
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

  /**
   * Returns whether Grafana made the calendar; its number in {@code [L2]} is a priority, of which
   * the higher is on call.
   */
  boolean isGrafana() {
    return maker.contains("amixr") || maker.contains("grafana") || maker.contains("oncall//");
  }
}
