package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.ShiftIntake;
import io.signalbox.ingestion.oncall.shift.TeamName;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Role;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.util.Strings;

/**
 * Extracts the people on call and their team from a calendar event. The parts of the title are told
 * apart by known names (attendees, categories, the calendar's name and what all its titles have in
 * common), then by the shape of people's names; an undecidable title is reported and never guessed.
 */
final class EventDutyExtractor {
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)on[- _]?call|primary|secondary|backup|shift|rota|rotation|pagerduty|opsgenie|work"
              + "|meeting|level \\d|l\\d");
  private static final int LONGEST_QUOTE = 80;

  private final CalendarFacts calendar;

  EventDutyExtractor(CalendarFacts calendar) {
    this.calendar = calendar;
  }

  /**
   * Duties extracted from one event, or the reason why there are none.
   *
   * @param duties one for each person; none when it is no shift
   * @param whyNot a sentence, where there are none
   * @param outranks whether it covers others at its time, by its vendor's own marks
   */
  record DutyReading(List<ShiftIntake.Duty> duties, String whyNot, boolean outranks) {}

  DutyReading of(IcalProperties event) {
    String summary = event.text("SUMMARY");
    Optional<TitleParts> title = TitleParts.of(summary);
    List<String> categories = categories(event);
    boolean isRota = calendar.isRota() || categories.stream().anyMatch(CalendarFacts::isRota);
    if (title.isEmpty() || !(title.get().isShift() || isRota)) {
      return none(noShift(summary));
    }
    List<String> teams =
        Stream.concat(
                categories.stream().filter(name -> !GENERIC.matcher(name).matches()),
                calendar.team().stream())
            .toList();
    EventPeople people = EventPeople.of(event);
    TitleDecision decided = new TitleDecision(calendar, teams, people);
    Optional<TitleDecision.Decided> parts = decided.of(title.get());
    if (parts.isEmpty()) {
      return none(title.get().parts().size() > 1 ? undecided(summary) : noShift(summary));
    }
    Optional<String> team =
        teams.stream()
            .findFirst()
            .filter(first -> !categories.isEmpty() && categories.contains(first))
            .or(() -> parts.get().team())
            .flatMap(TeamName::in)
            .or(calendar::team);
    List<OnCallPerson> persons = people.named(parts.get().person());
    if (team.isEmpty() || persons.isEmpty()) {
      return none(noShift(summary));
    }
    Role role = role(title.get(), categories);
    boolean overrides = event.text("LOCATION").equalsIgnoreCase("overrides");
    return new DutyReading(
        persons.stream().map(each -> new ShiftIntake.Duty(team.get(), role, each)).toList(),
        "",
        overrides || (calendar.isGrafana() && title.get().priority() > 1));
  }

  private static List<String> categories(IcalProperties event) {
    return event.list("CATEGORIES").stream()
        .flatMap(property -> Stream.of(property.value().split("(?<!\\\\),", -1)))
        .map(Strings::unescape)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private Role role(TitleParts title, List<String> categories) {
    if (calendar.isGrafana() && title.priority() > 0) {
      return Role.PRIMARY;
    }
    return title
        .role()
        .orElseGet(
            () ->
                TeamName.role(
                    categories.stream().collect(Collectors.joining(" | "))
                        + " | "
                        + calendar.name()));
  }

  private static DutyReading none(String why) {
    return new DutyReading(new ArrayList<>(), why, false);
  }

  private static String undecided(String summary) {
    return "the event \""
        + ShortenedText.of(summary, LONGEST_QUOTE)
        + "\" does not tell the person from the team; name the calendar after the team, or add the"
        + " person as attendee";
  }

  private static String noShift(String summary) {
    return "the event \""
        + ShortenedText.of(summary, LONGEST_QUOTE)
        + "\" is not a shift: expected a title such as \"On-call: payments – Ana Ruiz\", or a"
        + " category that names the team";
  }
}
