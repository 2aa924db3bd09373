package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.oncall.Roster;
import io.signalbox.knowledge.ownership.ListedOwnership;
import io.signalbox.knowledge.ownership.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds whose on-call table a name leads to: a team's own, or that of the team that owns the
 * service. The better match wins; of two equally good ones the team's.
 */
final class TeamFinder {
  private final List<Named<Roster>> teams;
  private final List<Named<ListedOwnership>> services;

  TeamFinder(List<Roster> rosters, List<ListedOwnership> rows) {
    this.teams =
        rosters.stream().map(roster -> new Named<>(roster, List.of(roster.team()))).toList();
    this.services = rows.stream().map(TeamFinder::named).toList();
  }

  TeamMatch find(String typed) {
    Optional<NameMatch<Roster>> team = NameFinder.find(typed, teams);
    Optional<NameMatch<ListedOwnership>> service = NameFinder.find(typed, services);
    boolean serviceIsBetter =
        service.isPresent()
            && (team.isEmpty() || service.get().closeness().compareTo(team.get().closeness()) < 0);
    if (serviceIsBetter) {
      return ofServices(typed, service.get());
    }
    return team.map(match -> ofTeams(typed, match)).orElseGet(TeamMatch.Unknown::new);
  }

  static Named<ListedOwnership> named(ListedOwnership row) {
    Ownership ownership = row.ownership();
    List<String> names = new ArrayList<>(List.of(ownership.service()));
    names.addAll(ownership.aliases());
    return new Named<>(row, names);
  }

  static String assumed(String typed, String meant) {
    return "I took " + Phrases.quoted(typed) + " to mean " + Phrases.text(meant) + ".";
  }

  private static TeamMatch ofTeams(String typed, NameMatch<Roster> match) {
    if (match.found().size() > 1) {
      return new TeamMatch.Several(
          match.found().stream().map(Named::name).toList(),
          match.found().stream().flatMap(each -> each.item().files().stream()).toList());
    }
    Named<Roster> found = match.found().getFirst();
    return new TeamMatch.Team(
        found.item(),
        "",
        match.isGuess() ? List.of(assumed(typed, found.name())) : List.of(),
        List.of());
  }

  private TeamMatch ofServices(String typed, NameMatch<ListedOwnership> match) {
    List<ListedOwnership> rows = match.found().stream().map(Named::item).toList();
    List<TableFile> files = rows.stream().map(ListedOwnership::file).distinct().toList();
    List<Optional<String>> owners =
        rows.stream().map(row -> row.ownership().owner()).distinct().toList();
    if (owners.size() > 1) {
      return new TeamMatch.Several(match.found().stream().map(Named::name).toList(), files);
    }
    String service = match.found().getFirst().name();
    Optional<Roster> roster = owners.getFirst().flatMap(this::ofOwner);
    if (roster.isEmpty()) {
      return new TeamMatch.NoTable(noTable(service, owners.getFirst()), files);
    }
    String lead =
        Phrases.bold(service)
            + " belongs to "
            + Phrases.bold(owners.getFirst().orElseThrow())
            + ".";
    List<String> notices = match.isGuess() ? List.of(assumed(typed, service)) : List.of();
    return new TeamMatch.Team(roster.get(), lead, notices, files);
  }

  private Optional<Roster> ofOwner(String owner) {
    return NameFinder.find(owner, teams)
        .filter(match -> !match.isGuess() && match.found().size() == 1)
        .map(match -> match.found().getFirst().item());
  }

  private static String noTable(String service, Optional<String> owner) {
    String name = Phrases.bold(service);
    return owner
        .map(
            team ->
                name
                    + " belongs to "
                    + Phrases.bold(team)
                    + ", but no on-call table names that team.")
        .orElse(
            name + " has no owner in the ownership table, so I cannot tell who is on call for it.");
  }
}
