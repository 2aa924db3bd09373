package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.lookup.OwnershipQuestion.Topic;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.lookup.finding.LookUpStatement;
import io.signalbox.knowledge.lookup.finding.MarkdownPhrases;
import io.signalbox.knowledge.lookup.name.NameFinder;
import io.signalbox.knowledge.lookup.name.NameMatch;
import io.signalbox.knowledge.lookup.name.NamedEntity;
import io.signalbox.knowledge.lookup.oncall.TeamFinder;
import io.signalbox.knowledge.ownership.Ownership;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.ownership.SourcedOwnership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Composes the answers to ownership questions from the ownership table: owner, help channel, and a
 * team's services.
 */
final class OwnershipAnswers {
  /** Most services of a team that are described; more are only named. */
  private static final int DESCRIBED = 5;

  private static final int LISTED = 40;

  private final OwnershipTable table;

  OwnershipAnswers(OwnershipTable table) {
    this.table = table;
  }

  /**
   * Returns the answer from the table; empty when it has no similar name, so that pages are
   * searched.
   */
  Optional<LookUpResult> answer(OwnershipQuestion ask, Audience audience) {
    List<SourcedOwnership> teams = table.teams(audience);
    List<SourcedOwnership> rows =
        table.rows(audience).stream().map(row -> withTeam(row, teams)).toList();
    Optional<NameMatch<SourcedOwnership>> service =
        NameFinder.find(ask.thing(), rows.stream().map(TeamFinder::named).toList());
    Optional<NameMatch<List<SourcedOwnership>>> team =
        NameFinder.find(ask.thing(), teams(rows, teams));
    boolean teamIsMeant =
        team.isPresent()
            && (ask.topic() == Topic.SERVICES
                || service.isEmpty()
                || team.get().closeness().compareTo(service.get().closeness()) < 0);
    if (teamIsMeant) {
      return ofTeam(ask, team.get());
    }
    return ask.topic() == Topic.SERVICES
        ? Optional.empty()
        : service.map(match -> ofServices(ask, match));
  }

  private static LookUpResult ofServices(OwnershipQuestion ask, NameMatch<SourcedOwnership> match) {
    List<SourcedOwnership> rows = match.found().stream().map(NamedEntity::item).toList();
    List<String> notices = new ArrayList<>();
    boolean oneName = rows.stream().map(row -> row.ownership().service()).distinct().count() == 1;
    if (match.isGuess() && oneName) {
      notices.add(TeamFinder.assumed(ask.thing(), rows.getFirst().ownership().service()));
    }
    if ((match.isGuess() && !oneName) || rows.size() > DESCRIBED) {
      return candidates(ask.thing(), rows);
    }
    rows.forEach(row -> notice(row.ownership()).ifPresent(notices::add));
    if (oneName && rows.size() > 1) {
      disagreement(rows).ifPresent(notices::add);
    }
    List<LookUpStatement> statements =
        rows.stream()
            .map(
                row ->
                    LookUpStatement.of(sentence(ask.topic(), row.ownership()), List.of(row.file())))
            .distinct()
            .toList();
    return LookUpStatement.joined(statements).after(notices).finding();
  }

  private static LookUpResult candidates(String typed, List<SourcedOwnership> rows) {
    List<String> names =
        rows.stream()
            .map(row -> MarkdownPhrases.bold(row.ownership().service()))
            .distinct()
            .limit(LISTED)
            .toList();
    return LookUpStatement.of(
            "Nothing is called exactly "
                + MarkdownPhrases.quoted(typed)
                + ". Did you mean "
                + MarkdownPhrases.or(names)
                + "?",
            rows.stream().map(SourcedOwnership::file).toList())
        .finding();
  }

  private static String sentence(Topic topic, Ownership row) {
    String name = MarkdownPhrases.bold(row.service());
    String about =
        row.description()
            .map(text -> " (" + MarkdownPhrases.text(text).replaceFirst("\\.$", "") + ")")
            .orElse("");
    String owner =
        row.owner()
            .map(team -> name + about + " belongs to " + MarkdownPhrases.bold(team) + ".")
            .orElse("The table names no owner for " + name + about + ".");
    String channel =
        row.channel().map(where -> "Ask in " + MarkdownPhrases.bold(where) + ".").orElse("");
    String contact =
        row.contact().map(who -> "Contact: " + MarkdownPhrases.text(who) + ".").orElse("");
    String where =
        topic == Topic.CHANNEL && channel.isEmpty()
            ? "The table names no channel for it."
            : channel;
    List<String> parts =
        switch (topic) {
          case CHANNEL ->
              List.of(
                  row.channel()
                      .map(c -> "Ask about " + name + " in " + MarkdownPhrases.bold(c) + ".")
                      .orElse(""),
                  owner,
                  channel.isEmpty() ? where : "",
                  contact);
          default -> List.of(owner, where, contact);
        };
    return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private static Optional<String> notice(Ownership row) {
    return row.owner().isPresent()
        ? Optional.empty()
        : Optional.of(
            MarkdownPhrases.text(row.service()) + " has no owner in the ownership table.");
  }

  private static Optional<String> disagreement(List<SourcedOwnership> rows) {
    List<String> owners =
        rows.stream()
            .flatMap(row -> row.ownership().owner().stream())
            .distinct()
            .map(MarkdownPhrases::text)
            .toList();
    return owners.size() < 2
        ? Optional.empty()
        : Optional.of(
            "The tables disagree on who owns "
                + MarkdownPhrases.text(rows.getFirst().ownership().service())
                + ": "
                + MarkdownPhrases.or(owners)
                + ".");
  }

  private static Optional<LookUpResult> ofTeam(
      OwnershipQuestion ask, NameMatch<List<SourcedOwnership>> match) {
    if (match.found().size() > 1) {
      List<SourcedOwnership> all =
          match.found().stream().flatMap(each -> each.item().stream()).toList();
      return Optional.of(
          LookUpStatement.of(
                  "No team is called exactly "
                      + MarkdownPhrases.quoted(ask.thing())
                      + ". Did you mean "
                      + MarkdownPhrases.or(
                          match.found().stream()
                              .map(each -> MarkdownPhrases.bold(each.name()))
                              .toList())
                      + "?",
                  all.stream().map(SourcedOwnership::file).toList())
              .finding());
    }
    NamedEntity<List<SourcedOwnership>> team = match.found().getFirst();
    List<SourcedOwnership> rows = team.item();
    List<String> notices =
        match.isGuess() ? List.of(TeamFinder.assumed(ask.thing(), team.name())) : List.of();
    String text = where(ask.topic(), team) + services(team);
    return Optional.of(
        LookUpStatement.of(text, rows.stream().map(SourcedOwnership::file).toList())
            .after(notices)
            .finding());
  }

  private static String where(Topic topic, NamedEntity<List<SourcedOwnership>> team) {
    if (topic == Topic.SERVICES) {
      return "";
    }
    List<String> channels =
        team.item().stream()
            .flatMap(row -> row.ownership().channel().stream())
            .distinct()
            .map(MarkdownPhrases::bold)
            .toList();
    List<String> contacts =
        team.item().stream()
            .flatMap(row -> row.ownership().contact().stream())
            .distinct()
            .map(MarkdownPhrases::text)
            .toList();
    String name = MarkdownPhrases.bold(team.name());
    String ask =
        channels.isEmpty()
            ? "The table names no channel for the team " + name + ". "
            : "Ask the team " + name + " in " + MarkdownPhrases.or(channels) + ". ";
    return ask + (contacts.isEmpty() ? "" : "Contact: " + MarkdownPhrases.or(contacts) + ". ");
  }

  private static String services(NamedEntity<List<SourcedOwnership>> team) {
    List<String> names =
        team.item().stream()
            .map(SourcedOwnership::ownership)
            .filter(row -> !row.isTeam())
            .map(Ownership::service)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .map(MarkdownPhrases::bold)
            .toList();
    String about =
        team.item().stream()
            .map(SourcedOwnership::ownership)
            .filter(Ownership::isTeam)
            .flatMap(row -> row.description().stream())
            .findFirst()
            .map(text -> " " + MarkdownPhrases.text(text).replaceFirst("([^.])$", "$1."))
            .orElse("");
    if (names.isEmpty()) {
      return "The tables name nothing that the team "
          + MarkdownPhrases.bold(team.name())
          + " owns."
          + about;
    }
    String more = names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "";
    return "The team "
        + MarkdownPhrases.bold(team.name())
        + " owns "
        + (more.isEmpty()
            ? MarkdownPhrases.and(names)
            : String.join(", ", names.subList(0, LISTED)) + more)
        + "."
        + about;
  }

  private static List<NamedEntity<List<SourcedOwnership>>> teams(
      List<SourcedOwnership> rows, List<SourcedOwnership> teams) {
    Map<String, List<SourcedOwnership>> byOwner = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, List<String>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (SourcedOwnership row : Stream.concat(rows.stream(), teams.stream()).toList()) {
      row.ownership()
          .owner()
          .ifPresent(
              owner -> {
                byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(row);
                List<String> known =
                    names.computeIfAbsent(owner, key -> new ArrayList<>(List.of(key)));
                if (row.ownership().isTeam()) {
                  known.addAll(row.ownership().aliases());
                }
              });
    }
    return byOwner.entrySet().stream()
        .map(
            entry ->
                new NamedEntity<>(entry.getValue(), names.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  /** Returns the row, with the channel and contact of its team where it has none of its own. */
  private static SourcedOwnership withTeam(SourcedOwnership row, List<SourcedOwnership> teams) {
    Ownership own = row.ownership();
    Optional<Ownership> team =
        own.owner()
            .flatMap(
                owner ->
                    teams.stream()
                        .map(SourcedOwnership::ownership)
                        .filter(each -> each.service().equalsIgnoreCase(owner))
                        .findFirst());
    return new SourcedOwnership(
        new Ownership(
            own.service(),
            own.aliases(),
            own.owner(),
            own.channel().or(() -> team.flatMap(Ownership::channel)),
            own.contact().or(() -> team.flatMap(Ownership::contact)),
            own.description()),
        row.file());
  }
}
