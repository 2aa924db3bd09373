package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.calendar.TitleParts.TitlePart;
import io.signalbox.ingestion.oncall.shift.TeamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides which part of an event title is the person and which the team.
 *
 * @param teams team names from the event's categories and the calendar's name
 */
record TitleDecision(CalendarFacts calendar, List<String> teams, EventPeople people) {

  /**
   * Team and person in a title.
   *
   * @param person empty when the only attendee is the person
   */
  record Decided(Optional<String> team, Optional<String> person) {}

  /**
   * Assigns the title's parts; empty when the title names nobody, or team and person cannot be told
   * apart.
   */
  Optional<Decided> of(TitleParts title) {
    List<TitlePart> parts = title.parts();
    return switch (parts.size()) {
      case 0 -> people.isOne() ? decided(Optional.empty(), Optional.empty()) : Optional.empty();
      case 1 -> one(parts.getFirst());
      default -> several(parts);
    };
  }

  private Optional<Decided> one(TitlePart part) {
    if (people.know(part.text()) || PersonNameHeuristics.isAddress(part.text())) {
      return decided(Optional.empty(), Optional.of(part.text()));
    }
    boolean isTeam = part.isRota() || isTeam(part);
    if (isTeam && people.isOne()) {
      return decided(Optional.of(part.text()), Optional.empty());
    }
    boolean isPerson =
        isTeam
            ? !isTeam(part)
                && calendar.team().isPresent()
                && PersonNameHeuristics.isFullName(part.text())
            : PersonNameHeuristics.arePossible(part.text());
    return isPerson ? decided(Optional.empty(), Optional.of(part.text())) : Optional.empty();
  }

  private Optional<Decided> several(List<TitlePart> parts) {
    List<TitlePart> known =
        parts.stream()
            .filter(part -> people.know(part.text()) || PersonNameHeuristics.isAddress(part.text()))
            .toList();
    if (known.size() == 1) {
      return rest(parts, known.getFirst());
    }
    List<TitlePart> open =
        parts.stream()
            .filter(part -> !part.isRota() && !isTeam(part) && !calendar.isTeamByPlace(parts, part))
            .toList();
    if (open.size() == 1) {
      return PersonNameHeuristics.arePossible(open.getFirst().text())
          ? rest(parts, open.getFirst())
          : Optional.empty();
    }
    List<TitlePart> named =
        open.stream()
            .filter(
                part ->
                    PersonNameHeuristics.each(part.text()).stream()
                        .allMatch(PersonNameHeuristics::isFullName))
            .toList();
    if (named.size() == 1) {
      return rest(parts, named.getFirst());
    }
    return calendar.isPagerDuty() && !open.isEmpty()
        ? rest(parts, open.getFirst())
        : Optional.empty();
  }

  private static Optional<Decided> rest(List<TitlePart> parts, TitlePart person) {
    List<TitlePart> others = new ArrayList<>(parts);
    others.remove(person);
    String team = others.stream().map(TitlePart::text).collect(Collectors.joining(" "));
    return decided(Optional.of(team), Optional.of(person.text()));
  }

  private static Optional<Decided> decided(Optional<String> team, Optional<String> person) {
    return Optional.of(new Decided(team, person));
  }

  private boolean isTeam(TitlePart part) {
    String key = key(part.text());
    return teams.stream().map(TitleDecision::key).anyMatch(team -> matches(key, team));
  }

  /**
   * Returns whether one name holds the other as whole words, as "payments primary" holds
   * "payments".
   */
  private static boolean matches(String part, String team) {
    return part.equals(team)
        || (" " + part + " ").contains(" " + team + " ")
        || (" " + team + " ").contains(" " + part + " ");
  }

  private static String key(String name) {
    return TeamName.in(name).orElse(name).replaceAll("[-_]+", " ").toLowerCase(Locale.ROOT);
  }
}
