package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.lookup.finding.TimeWriter;
import io.signalbox.knowledge.oncall.DutyTimeline;
import io.signalbox.knowledge.oncall.OnCallOverrides;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.OverrideRow;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.SourcedShift;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Handler of on-call overrides: create, list and undo shifts that one person takes over from
 * another.
 */
final class OverrideHandler {
  private static final String FORM = "`/oncall override payments @name tomorrow 9:00 to 17:00`";
  private static final Duration FORTNIGHT = Duration.ofDays(14);
  private static final int MOST_LISTED = 20;
  private static final int MOST_SAID = 5;

  private final OnCallTable onCall;
  private final OnCallOverrides overrides;
  private final SlackPeople people;
  private final PersonalMessages messages;

  OverrideHandler(
      OnCallTable onCall,
      OnCallOverrides overrides,
      SlackPeople people,
      PersonalMessages messages) {
    this.onCall = onCall;
    this.overrides = overrides;
    this.people = people;
    this.messages = messages;
  }

  /** Function that finds the team that a typed name means. */
  @FunctionalInterface
  interface TeamFinder {
    Optional<String> team(String typed);
  }

  /** Parses and stores an override, and tells the person who is on call by it. */
  EscalateReply take(String text, ReportHandler.From from, TeamFinder teams, Instant now) {
    Optional<OverrideCommandText> read = OverrideCommandText.parse(text);
    if (read.isEmpty()) {
      return EscalateReply.of("The form is " + FORM + ".");
    }
    OverrideCommandText taken = read.get();
    Optional<String> team = teams.team(taken.team());
    if (team.isEmpty()) {
      String words = MrkdwnText.escaped(taken.team());
      return EscalateReply.of("I know no team like \"" + words + "\". The form is " + FORM + ".");
    }
    Optional<String> person = whom(taken);
    if (person.isEmpty()) {
      return EscalateReply.of("There is no such active person here. The form is " + FORM + ".");
    }
    ZoneId zone = people.zone(from.user()).orElse(ZoneOffset.UTC);
    return switch (OverridePeriod.read(taken.when(), now, zone)) {
      case OverridePeriod.Refused refused ->
          EscalateReply.of(
              MrkdwnText.escaped(refused.why()) + " Nothing is changed. The form is " + FORM + ".");
      case OverridePeriod.Understood time -> {
        if (!mayChange(team.get(), from.user(), now)) {
          yield EscalateReply.of(notYours(team.get()));
        }
        Shift shift =
            new Shift(
                team.get(),
                taken.role(),
                // By the id, which names the person for good; by the name, which tables show.
                new OnCallPerson(people.name(person.get()), person, Optional.empty()),
                time.from(),
                time.to(),
                time.zone(),
                Shift.Origin.TAKEN_OVER);
        yield written(shift, person.get(), from, now);
      }
    };
  }

  private static String notYours(String team) {
    return "Only the team %s, who is on its tables, and workspace admins change who is on call for it."
        .formatted(MrkdwnText.escaped(team));
  }

  /** Returns the id of the person mentioned or named. */
  private Optional<String> whom(OverrideCommandText taken) {
    return taken
        .mentioned()
        .filter(people::isActive)
        .or(() -> taken.handle().flatMap(people::userId));
  }

  private EscalateReply written(Shift shift, String person, ReportHandler.From from, Instant now) {
    List<OverrideRow> covered = others(from.request(), shift);
    TimeWriter times = times(from.user(), now);
    String who = MrkdwnText.person(person) + " is ";
    Optional<OverrideRow> same =
        covered.stream()
            .max(Comparator.comparing(OverrideRow::at))
            .filter(row -> isSame(row.shift(), shift));
    if (same.isPresent()) {
      String text = who + said(shift, times) + " already.";
      return new EscalateReply(text, withButton(text, same.get().id()), /* done= */ false);
    }
    String told = who + said(shift, times(person, now));
    boolean isNew =
        overrides.take(
            from.request(),
            shift,
            from.user(),
            now,
            handle ->
                messages.put(
                    handle,
                    MessageKind.SHIFT,
                    shift.team(),
                    new OutboxPost(
                        "override:" + from.request(),
                        OutboxPost.Target.channel(person),
                        told + ", says " + MrkdwnText.person(from.user()) + ".",
                        Optional.empty())));
    List<OverrideRow> ofOthers =
        covered.stream().filter(row -> !isSamePerson(row.shift(), shift)).toList();
    String covers =
        ofOthers.isEmpty() ? "" : " For that time it replaces: " + lines(ofOthers, times) + ".";
    String text =
        who
            + said(shift, times)
            + (isNew ? ". I told them." + covers + both(shift, person) : " already.");
    return new EscalateReply(text, withButton(text, from.request()), /* done= */ isNew);
  }

  /**
   * Returns a sentence that the person then also has the other role of the team; empty when they
   * have not.
   */
  private String both(Shift shift, String person) {
    Shift.Role other =
        shift.role() == Shift.Role.PRIMARY ? Shift.Role.SECONDARY : Shift.Role.PRIMARY;
    List<SourcedShift> shifts =
        onCall.between(
            new PostingPolicy(people).person(person), shift.team(), shift.start(), shift.end());
    boolean isBoth =
        DutyTimeline.of(shifts, other, shift.start(), shift.end()).stream()
            .flatMap(duty -> duty.people().stream())
            .anyMatch(
                each ->
                    each.name().equals(shift.person().name())
                        || userId(each).filter(person::equals).isPresent());
    return isBoth ? " They are then both primary and secondary." : "";
  }

  private static boolean isSamePerson(Shift a, Shift b) {
    return a.person().handle().equals(b.person().handle())
        && a.person().name().equals(b.person().name());
  }

  private static boolean isSame(Shift a, Shift b) {
    return isSamePerson(a, b) && a.start().equals(b.start()) && a.end().equals(b.end());
  }

  private TimeWriter times(String reader, Instant now) {
    return new TimeWriter(now, people.zone(reader).orElse(ZoneOffset.UTC));
  }

  /** Returns other overrides of the same role that overlap this shift. */
  private List<OverrideRow> others(String id, Shift shift) {
    return overrides.of(shift.team(), shift.start()).stream()
        .filter(row -> !row.id().equals(id))
        .filter(row -> row.shift().role() == shift.role())
        .filter(row -> row.shift().start().isBefore(shift.end()))
        .toList();
  }

  private static String said(Shift shift, TimeWriter times) {
    return "%s for *%s* from %s to %s"
        .formatted(
            shift.role() == Shift.Role.PRIMARY ? "on call" : "second on call",
            MrkdwnText.escaped(shift.team()),
            times.time(shift.start()),
            times.timeInZone(shift.end()));
  }

  private static String line(OverrideRow row, TimeWriter times) {
    return MrkdwnText.escaped(row.shift().person().name()) + " " + said(row.shift(), times);
  }

  private static String lines(List<OverrideRow> rows, TimeWriter times) {
    List<String> lines = rows.stream().map(row -> line(row, times)).distinct().toList();
    String more = lines.size() > MOST_SAID ? " and " + (lines.size() - MOST_SAID) + " more" : "";
    return lines.stream().limit(MOST_SAID).collect(Collectors.joining("; ")) + more;
  }

  private static List<LayoutBlock> withButton(String text, String id) {
    return List.of(
        BlockKit.section(text),
        Blocks.actions(List.of(BlockKit.button(ActionNames.TAKE_BACK, "Undo", id))));
  }

  /** Lists current and later overrides, each with a button that undoes it. */
  EscalateReply list(List<TeamRoster> rosters, ReportHandler.From from, Instant now) {
    TimeWriter times = times(from.user(), now);
    List<OverrideRow> rows =
        rosters.stream()
            .map(TeamRoster::team)
            .distinct()
            .flatMap(team -> overrides.of(team, now).stream())
            .limit(MOST_LISTED)
            .toList();
    if (rows.isEmpty()) {
      return EscalateReply.of("There are no overrides.");
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    rows.forEach(
        row ->
            blocks.addAll(
                withButton(line(row, times) + ", by " + MrkdwnText.person(row.by()), row.id())));
    String text = rows.stream().map(row -> line(row, times)).collect(Collectors.joining("\n"));
    return new EscalateReply(text, blocks, /* done= */ false);
  }

  /** Removes an override, so that the shifts it replaced hold again. */
  String takeBack(String id, String user, Instant now) {
    Optional<OverrideRow> row = overrides.find(id);
    if (row.isEmpty() || !row.get().shift().end().isAfter(now)) {
      return "This override has ended or was already undone.";
    }
    String team = row.get().shift().team();
    if (!row.get().by().equals(user) && !mayChange(team, user, now)) {
      return notYours(team);
    }
    if (!overrides.remove(id)) {
      return "This override has ended or was already undone.";
    }
    List<OverrideRow> others = others(id, row.get().shift());
    TimeWriter times = times(user, now);
    String holds =
        others.isEmpty()
            ? "The on-call tables of " + MrkdwnText.escaped(team) + " apply again."
            : "For that time it replaces: " + lines(others, times) + ".";
    return "Taken back: " + line(row.get(), times) + ". " + holds;
  }

  private boolean mayChange(String team, String user, Instant now) {
    Audience audience = new PostingPolicy(people).person(user);
    return people.isAdmin(user)
        || people.groupsOf(user).stream().anyMatch(team::equalsIgnoreCase)
        || onCall
            .between(audience, team, now.minus(FORTNIGHT), now.plus(FORTNIGHT.multipliedBy(4)))
            .stream()
            .anyMatch(each -> userId(each.shift().person()).filter(user::equals).isPresent());
  }

  /** Returns the user id by verified address or handle; a name in a table gives no rights. */
  private Optional<String> userId(OnCallPerson person) {
    return person.email().or(person::handle).flatMap(people::verifiedId);
  }
}
