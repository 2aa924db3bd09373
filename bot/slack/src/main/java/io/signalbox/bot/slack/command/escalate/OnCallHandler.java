package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.lookup.NameWithTime;
import io.signalbox.knowledge.lookup.ServiceFinder;
import io.signalbox.knowledge.lookup.ServiceMatch;
import io.signalbox.knowledge.lookup.finding.TimeWriter;
import io.signalbox.knowledge.oncall.DutyTimeline;
import io.signalbox.knowledge.oncall.OnCallDuty;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.TeamRoster;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Handler of /oncall: who is on call, next handovers, gaps, and overrides that people take or take
 * back.
 */
final class OnCallHandler {
  static final String HELP =
      """
      `/oncall payments` says who is on call, `/oncall payments friday 18:00` who will be; `/oncall` alone, for all teams.
      `/oncall next payments` shows the next handovers, `/oncall gaps` hours with nobody on call in the next 14 days.
      `/oncall override payments @name tomorrow 9:00 to 17:00` puts somebody on call; put `secondary` before the name \
      for the second. `/oncall overrides` lists overrides, to undo them.\
      """;
  private static final Duration FORTNIGHT = Duration.ofDays(14);
  private static final Duration FURTHEST = Duration.ofDays(400);
  private static final int MOST_LINES = 25;
  private static final int LONGEST_TEXT = 3_000;

  private final OnCallTable onCall;
  private final OverrideHandler overrides;
  private final LookUp lookUp;
  private final ServiceFinder services;
  private final SlackPeople people;

  OnCallHandler(
      OnCallTable onCall,
      OverrideHandler overrides,
      LookUp lookUp,
      ServiceFinder services,
      SlackPeople people) {
    this.onCall = onCall;
    this.overrides = overrides;
    this.lookUp = lookUp;
    this.services = services;
    this.people = people;
  }

  /** Runs a typed on-call command and returns the reply. */
  EscalateReply typed(String typed, ReportHandler.From from, Instant now) {
    String text = typed.replace("\0", "").strip();
    String lower = text.toLowerCase(Locale.ROOT);
    Audience audience = new PostingPolicy(people).person(from.user());
    if (lower.equals("help") || lower.equals("?")) {
      return EscalateReply.of(HELP);
    }
    if (lower.startsWith("override")) {
      return override(text, from, audience, now);
    }
    ZoneId zone = people.zone(from.user()).orElse(ZoneOffset.UTC);
    TimeWriter times = new TimeWriter(now, zone);
    Optional<String> gaps = after(text, "gaps");
    if (gaps.isPresent()) {
      return perTeam(
          "Hours with nobody on call, next 14 days",
          gaps.get(),
          audience,
          roster -> gaps(roster, audience, times));
    }
    Optional<String> next = after(text, "next");
    if (next.isPresent()) {
      return perTeam(
          "Next handovers", next.get(), audience, roster -> handovers(roster, audience, times));
    }
    if (text.isEmpty()) {
      return perTeam(
          "On call now", "", audience, roster -> List.of(current(roster, audience, times)));
    }
    return asked(text, from, audience, now);
  }

  private EscalateReply asked(
      String text, ReportHandler.From from, Audience audience, Instant now) {
    ZoneId zone = people.zone(from.user()).orElse(ZoneOffset.UTC);
    NameWithTime asked = NameWithTime.read(text, now, zone);
    return EscalateReply.of(
        lookUp
            .onCall(asked.name(), asked.when(), audience, now, zone)
            .or(() -> lookUp.answer(text, audience, now, zone))
            .map(
                finding ->
                    MrkdwnText.fallback(
                        finding.text()
                            + finding.notices().stream()
                                .map(notice -> "\n_" + notice + "_")
                                .collect(Collectors.joining())))
            .orElse(
                "I know no team or service like \""
                    + MrkdwnText.escaped(MrkdwnText.shortened(text, 80))
                    + "\". `/oncall` alone lists the teams, `/oncall help` the forms."));
  }

  private EscalateReply override(
      String text, ReportHandler.From from, Audience audience, Instant now) {
    return text.matches("(?i)overrides?|override list")
        ? overrides.list(onCall.rosters(audience), from, now)
        : overrides.take(text, from, typedTeam -> team(typedTeam, audience), now);
  }

  /** Takes an override back and returns what to say. */
  String takeBack(String id, String user, Instant now) {
    return overrides.takeBack(id, user, now);
  }

  private static Optional<String> after(String text, String word) {
    Matcher matcher = Pattern.compile("(?is)" + word + "(?:\\s+(.*))?").matcher(text);
    return matcher.matches()
        ? Optional.of(Optional.ofNullable(matcher.group(1)).orElse(""))
        : Optional.empty();
  }

  /** Function that renders one team's roster as lines. */
  private interface Lines {
    List<String> of(TeamRoster roster);
  }

  private EscalateReply perTeam(String title, String typed, Audience audience, Lines lines) {
    List<TeamRoster> rosters = onCall.rosters(audience);
    if (!typed.isEmpty()) {
      Optional<String> team = team(typed, audience);
      rosters =
          rosters.stream()
              .filter(each -> team.filter(each.team()::equalsIgnoreCase).isPresent())
              .toList();
    }
    if (rosters.isEmpty()) {
      return EscalateReply.of(
          typed.isEmpty()
              ? "There is no on-call table that you can see."
              : "I have no on-call table of \""
                  + MrkdwnText.escaped(MrkdwnText.shortened(typed, 80))
                  + "\".");
    }
    List<String> all = rosters.stream().flatMap(each -> lines.of(each).stream()).toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    blocks.add(BlockKit.section(all.stream().limit(MOST_LINES).collect(Collectors.joining("\n"))));
    if (all.size() > MOST_LINES) {
      blocks.add(
          BlockKit.context(
              (all.size() - MOST_LINES)
                  + " more lines. Add a team to the command to see only that one."));
    }
    String text = title + ":\n" + String.join("\n", all);
    return new EscalateReply(MrkdwnText.shortened(text, LONGEST_TEXT), blocks, /* done= */ false);
  }

  private Optional<String> team(String typed, Audience audience) {
    return switch (services.find(typed, audience)) {
      case ServiceMatch.SingleMatch found -> found.team();
      case ServiceMatch.Several several -> Optional.empty();
      case ServiceMatch.Nothing nothing -> Optional.empty();
    };
  }

  private List<OnCallDuty> duties(TeamRoster roster, Audience audience, Instant from, Instant to) {
    return DutyTimeline.of(
        onCall.between(audience, roster.team(), from, to), Shift.Role.PRIMARY, from, to);
  }

  private String current(TeamRoster roster, Audience audience, TimeWriter times) {
    Instant now = times.now();
    OnCallDuty duty = duties(roster, audience, now, now.plus(FURTHEST)).getFirst();
    return "*%s*  %s%s"
        .formatted(MrkdwnText.escaped(roster.team()), names(duty), until(duty, times, " until "));
  }

  private List<String> handovers(TeamRoster roster, Audience audience, TimeWriter times) {
    Instant now = times.now();
    List<OnCallDuty> duties = duties(roster, audience, now, now.plus(FORTNIGHT));
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < duties.size(); i++) {
      String before = names(duties.get(i - 1));
      String then = names(duties.get(i));
      // Whom somebody covers for may change without a handover.
      if (!then.equals(before)) {
        lines.add(
            "*%s*  %s: %s, after %s"
                .formatted(
                    MrkdwnText.escaped(roster.team()),
                    times.timeInZone(duties.get(i).from()),
                    then,
                    before));
      }
    }
    return lines.isEmpty()
        ? List.of("*" + MrkdwnText.escaped(roster.team()) + "*  no handover in the next 14 days")
        : lines;
  }

  private List<String> gaps(TeamRoster roster, Audience audience, TimeWriter times) {
    Instant now = times.now();
    List<String> lines =
        duties(roster, audience, now, now.plus(FURTHEST)).stream()
            .filter(OnCallDuty::isGap)
            .filter(gap -> gap.from().isBefore(now.plus(FORTNIGHT)))
            .map(
                gap ->
                    ":warning: *%s*  nobody from %s%s"
                        .formatted(
                            MrkdwnText.escaped(roster.team()),
                            isEndless(gap, now)
                                ? times.timeInZone(gap.from())
                                : times.time(gap.from()),
                            until(gap, times, " to ")))
            .toList();
    return lines.isEmpty()
        ? List.of("*" + MrkdwnText.escaped(roster.team()) + "*  no gap in the next 14 days")
        : lines;
  }

  /** Returns the end of a duty in words, or that the tables name no end. */
  private static String until(OnCallDuty duty, TimeWriter times, String word) {
    return isEndless(duty, times.now())
        ? ", and the tables name no end"
        : word + times.timeInZone(duty.to());
  }

  private static boolean isEndless(OnCallDuty duty, Instant now) {
    return !duty.to().isBefore(now.plus(FURTHEST));
  }

  private static String names(OnCallDuty duty) {
    return duty.isGap()
        ? "nobody"
        : duty.people().stream()
            .map(person -> MrkdwnText.escaped(person.name()))
            .collect(Collectors.joining(" and "));
  }
}
