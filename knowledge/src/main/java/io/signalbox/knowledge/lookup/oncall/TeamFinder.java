package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.name.NameFinder;
import io.signalbox.knowledge.lookup.name.NameMatch;
import io.signalbox.knowledge.lookup.name.NamedEntity;
import io.signalbox.knowledge.oncall.TeamRoster;
import io.signalbox.knowledge.ownership.Ownership;
import io.signalbox.knowledge.ownership.SourcedOwnership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the on-call table for a name: that of the team with the name, or of the team that owns the
 * service with the name. The better match wins; of two equally good ones the team's.
 */
public final class TeamFinder {
  private final List<NamedEntity<TeamRoster>> teams;
  private final List<NamedEntity<SourcedOwnership>> services;

  TeamFinder(List<TeamRoster> rosters, List<SourcedOwnership> rows) {
    this.teams =
        rosters.stream().map(roster -> new NamedEntity<>(roster, List.of(roster.team()))).toList();
    this.services = rows.stream().map(TeamFinder::named).toList();
  }

  TeamMatch find(String typed) {
    Optional<NameMatch<TeamRoster>> team = NameFinder.find(typed, teams);
    Optional<NameMatch<SourcedOwnership>> service = NameFinder.find(typed, services);
    boolean serviceIsBetter =
        service.isPresent()
            && (team.isEmpty() || service.get().closeness().compareTo(team.get().closeness()) < 0);
    if (serviceIsBetter) {
      return ofServices(typed, service.get());
    }
    return team.map(match -> ofTeams(typed, match)).orElseGet(TeamMatch.Unknown::new);
  }

  public static NamedEntity<SourcedOwnership> named(SourcedOwnership row) {
    Ownership ownership = row.ownership();
    List<String> names = new ArrayList<>(List.of(ownership.service()));
    names.addAll(ownership.aliases());
    return new NamedEntity<>(row, names);
  }

  public static String assumed(String typed, String meant) {
    return "I took "
        + MarkdownPhrases.quoted(typed)
        + " to mean "
        + MarkdownPhrases.text(meant)
        + ".";
  }

  private static TeamMatch ofTeams(String typed, NameMatch<TeamRoster> match) {
    if (match.found().size() > 1) {
      return new TeamMatch.Several(
          match.found().stream().map(NamedEntity::name).toList(),
          match.found().stream().flatMap(each -> each.item().files().stream()).toList());
    }
    NamedEntity<TeamRoster> found = match.found().getFirst();
    return new TeamMatch.Team(
        found.item(),
        "",
        match.isGuess() ? List.of(assumed(typed, found.name())) : List.of(),
        List.of());
  }

  private TeamMatch ofServices(String typed, NameMatch<SourcedOwnership> match) {
    List<SourcedOwnership> rows = match.found().stream().map(NamedEntity::item).toList();
    List<TableFile> files = rows.stream().map(SourcedOwnership::file).distinct().toList();
    List<Optional<String>> owners =
        rows.stream().map(row -> row.ownership().owner()).distinct().toList();
    if (owners.size() > 1) {
      return new TeamMatch.Several(match.found().stream().map(NamedEntity::name).toList(), files);
    }
    String service = match.found().getFirst().name();
    Optional<TeamRoster> roster = owners.getFirst().flatMap(this::ofOwner);
    if (roster.isEmpty()) {
      return new TeamMatch.NoTable(noTable(service, owners.getFirst()), files);
    }
    String lead =
        MarkdownPhrases.bold(service)
            + " belongs to "
            + MarkdownPhrases.bold(owners.getFirst().orElseThrow())
            + ".";
    List<String> notices = match.isGuess() ? List.of(assumed(typed, service)) : List.of();
    return new TeamMatch.Team(roster.get(), lead, notices, files);
  }

  private Optional<TeamRoster> ofOwner(String owner) {
    return NameFinder.find(owner, teams)
        .filter(match -> !match.isGuess() && match.found().size() == 1)
        .map(match -> match.found().getFirst().item());
  }

  private static String noTable(String service, Optional<String> owner) {
    String name = MarkdownPhrases.bold(service);
    return owner
        .map(
            team ->
                name
                    + " belongs to "
                    + MarkdownPhrases.bold(team)
                    + ", but no on-call table names that team.")
        .orElse(
            name + " has no owner in the ownership table, so I cannot tell who is on call for it.");
  }
}
