package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpContext;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.name.NameFinder;
import io.signalbox.knowledge.lookup.name.NameMatch;
import io.signalbox.knowledge.lookup.name.NamedEntity;
import io.signalbox.knowledge.lookup.time.NamedTime;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.TeamRoster;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers a parsed on-call question: finds the team or person named, and composes the answer from
 * the on-call table.
 */
public final class OnCallAnswers {
  private static final Duration SCHEDULE = Duration.ofDays(14);

  private final OnCallTable table;
  private final OwnershipTable ownership;
  private final OnDutyAnswers who;
  private final PersonAnswers people;

  public OnCallAnswers(OnCallTable table, OwnershipTable ownership) {
    this.table = table;
    this.ownership = ownership;
    this.who = new OnDutyAnswers(table);
    this.people = new PersonAnswers(table);
  }

  /**
   * Returns the answer from the tables; empty when they have none, so that documents are searched.
   */
  public Optional<LookUpResult> answer(OnCallQuestion ask, LookUpContext asking) {
    List<TeamRoster> rosters = table.rosters(asking.audience());
    if (rosters.isEmpty()) {
      return Optional.empty();
    }
    return statement(ask, asking, rosters).map(LookUpStatement::finding);
  }

  private Optional<LookUpStatement> statement(
      OnCallQuestion ask, LookUpContext asking, List<TeamRoster> rosters) {
    return switch (ask) {
      case OnCallQuestion.Who asked -> {
        Function<TeamRoster, LookUpStatement> answer =
            roster -> who.who(asking, roster, asked.role());
        yield ofTeam(asked.thing(), asked.sure(), asking, rosters, answer);
      }
      case OnCallQuestion.Next asked ->
          ofTeam(asked.thing(), false, asking, rosters, roster -> who.next(asking, roster));
      case OnCallQuestion.Schedule asked -> schedule(asked, asking, rosters);
      case OnCallQuestion.Neighbour asked -> {
        PersonAnswer answer =
            (name, teams) -> people.neighbour(asking, name, teams, asked.before());
        yield ofPerson(asked.person(), asked.thing(), asking, rosters, answer);
      }
      case OnCallQuestion.WhenIs asked -> {
        PersonAnswer answer = (name, teams) -> Optional.of(people.whenIs(asking, name, teams));
        yield ofPerson(asked.person(), asked.thing(), asking, rosters, answer);
      }
      case OnCallQuestion.Is asked -> {
        PersonAnswer answer = (name, teams) -> Optional.of(people.is(asking, name, teams));
        yield ofPerson(asked.person(), asked.thing(), asking, rosters, answer);
      }
      case OnCallQuestion.Mine mine -> Optional.of(unknownAsker(rosters));
    };
  }

  private Optional<LookUpStatement> schedule(
      OnCallQuestion.Schedule asked, LookUpContext asking, List<TeamRoster> rosters) {
    NamedTime.During weeks = new NamedTime.During(asking.now(), asking.now().plus(SCHEDULE));
    LookUpContext ahead = asking.when().isPresent() ? asking : asking.at(weeks);
    return ofTeam(
        asked.thing(), false, ahead, rosters, roster -> who.who(ahead, roster, Optional.empty()));
  }

  private Optional<LookUpStatement> ofTeam(
      Optional<String> thing,
      boolean sure,
      LookUpContext asking,
      List<TeamRoster> rosters,
      Function<TeamRoster, LookUpStatement> answer) {
    if (thing.isEmpty()) {
      return Optional.of(LookUpStatement.joined(rosters.stream().map(answer).toList()));
    }
    return switch (finder(asking, rosters).find(thing.get())) {
      case TeamMatch.Team team ->
          Optional.of(
              answer.apply(team.roster()).after(team.notices()).ledBy(team.lead(), team.files()));
      case TeamMatch.NoTable none ->
          Optional.of(
              LookUpStatement.of(
                  none.sentence() + " " + known(rosters), joined(none.files(), files(rosters))));
      case TeamMatch.Several several -> Optional.of(several(thing.get(), several));
      case TeamMatch.Unknown unknown ->
          sure
              ? Optional.of(
                  LookUpStatement.of(
                      "No on-call table names "
                          + MarkdownPhrases.quoted(thing.get())
                          + ". "
                          + known(rosters),
                      files(rosters)))
              : Optional.empty();
    };
  }

  private TeamFinder finder(LookUpContext asking, List<TeamRoster> rosters) {
    return new TeamFinder(rosters, ownership.rows(asking.audience()));
  }

  /** Function that answers about a person from the rosters of a set of teams. */
  private interface PersonAnswer {
    Optional<LookUpStatement> of(String name, List<TeamRoster> teams);
  }

  private Optional<LookUpStatement> ofPerson(
      String typed,
      Optional<String> thing,
      LookUpContext asking,
      List<TeamRoster> rosters,
      PersonAnswer answer) {
    Optional<List<TeamRoster>> teams =
        thing.isEmpty() ? Optional.of(rosters) : team(thing.get(), asking, rosters).map(List::of);
    Optional<NameMatch<String>> match =
        NameFinder.find(typed, persons(table.people(asking.audience())));
    if (match.isEmpty() || teams.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = match.get().found().stream().map(NamedEntity::name).toList();
    if (names.size() > 1 && thing.isPresent()) {
      names = names.stream().filter(name -> !teamsOf(asking, name, teams.get()).isEmpty()).toList();
    }
    if (names.size() > 1) {
      List<String> bold = names.stream().map(MarkdownPhrases::bold).toList();
      return Optional.of(
          LookUpStatement.of(
              "Whom do you mean by "
                  + MarkdownPhrases.quoted(typed)
                  + ": "
                  + MarkdownPhrases.or(bold)
                  + "?",
              files(rosters)));
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String name = names.getFirst();
    List<String> notices =
        match.get().isGuess() ? List.of(TeamFinder.assumed(typed, name)) : List.of();
    return answer
        .of(name, teamsOf(asking, name, teams.get()))
        .map(statement -> statement.after(notices));
  }

  private Optional<TeamRoster> team(String thing, LookUpContext asking, List<TeamRoster> rosters) {
    return finder(asking, rosters).find(thing) instanceof TeamMatch.Team team
        ? Optional.of(team.roster())
        : Optional.empty();
  }

  private List<TeamRoster> teamsOf(LookUpContext asking, String name, List<TeamRoster> rosters) {
    List<String> teams =
        table.after(asking.audience(), name, Instant.EPOCH).stream()
            .map(listed -> listed.shift().team().strip())
            .toList();
    return rosters.stream()
        .filter(
            roster -> teams.stream().anyMatch(team -> team.equalsIgnoreCase(roster.team().strip())))
        .toList();
  }

  /**
   * Returns the people as named entities; rows with and without a handle for one name mean one
   * person.
   */
  private static List<NamedEntity<String>> persons(List<OnCallPerson> people) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (OnCallPerson person : people) {
      List<String> names =
          byName.computeIfAbsent(person.name(), name -> new ArrayList<>(List.of(name)));
      person.handle().ifPresent(names::add);
      person.email().ifPresent(names::add);
    }
    return byName.entrySet().stream()
        .map(entry -> new NamedEntity<>(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static LookUpStatement several(String typed, TeamMatch.Several several) {
    List<String> names =
        several.names().stream().distinct().limit(20).map(MarkdownPhrases::bold).toList();
    return LookUpStatement.of(
        "Nothing is called exactly "
            + MarkdownPhrases.quoted(typed)
            + ". Did you mean "
            + MarkdownPhrases.or(names)
            + "?",
        several.files());
  }

  private static LookUpStatement unknownAsker(List<TeamRoster> rosters) {
    return LookUpStatement.of(
        "I do not know which name in the on-call tables is yours. Ask with the name as the table"
            + " writes it, for example “when is Ana Ruiz on call next”.",
        files(rosters));
  }

  private static String known(List<TeamRoster> rosters) {
    return "Teams I know: "
        + String.join(
            ", ", rosters.stream().map(roster -> MarkdownPhrases.text(roster.team())).toList())
        + ".";
  }

  private static List<TableFile> files(List<TeamRoster> rosters) {
    return rosters.stream().flatMap(roster -> roster.files().stream()).distinct().toList();
  }

  private static List<TableFile> joined(List<TableFile> first, List<TableFile> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
