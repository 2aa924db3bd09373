package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes a draft of a post-mortem in Markdown from an escalation's record, with open questions for
 * people. Pure.
 */
public final class PostMortemDraft {
  private static final Duration SLOW = Duration.ofMinutes(15);

  private PostMortemDraft() {}

  /**
   * Earlier escalation of the same service, with its resolution.
   *
   * @param end what ended it; may be empty
   */
  public record SimilarEscalation(Escalation escalation, String end) {}

  /**
   * Writes the draft as Markdown.
   *
   * @param similar the latest first
   * @param name gives people's names for their ids
   * @param zone of its times, which is named in it
   */
  public static String markdown(
      Escalation e,
      List<EscalationEvent> events,
      List<SimilarEscalation> similar,
      ZoneId zone,
      UnaryOperator<String> name) {
    return String.join(
        "\n",
        "# Post-mortem draft: escalation %d, %s\n"
            .formatted(e.number(), TimelineExport.cell(e.subject().service())),
        TimelineExport.facts(e, events, name),
        "## Impact\n\n" + impact(e, events) + "\n",
        "## Detection\n\n" + detection(e, events, name) + "\n",
        "## Who did what\n\n" + people(events, name) + "\n",
        "## What ended it\n\n" + end(events) + "\n",
        "## It was like this before\n\n" + before(similar, zone) + "\n",
        "## Open questions\n\n" + questions(e, events, similar) + "\n",
        TimelineExport.timeline(events, zone, name));
  }

  private static String impact(Escalation e, List<EscalationEvent> events) {
    long more = count(events, EscalationEventKind.JOINED);
    return "Reported as: \"%s\", %s.%s"
        .formatted(
            TimelineExport.cell(e.subject().summary()),
            e.subject().severity(),
            more == 0 ? "" : " Reported %d more time%s.".formatted(more, more == 1 ? "" : "s"));
  }

  private static String detection(
      Escalation e, List<EscalationEvent> events, UnaryOperator<String> name) {
    String reached =
        TimelineExport.first(events, EscalationEventKind.ACKNOWLEDGED)
            .map(at -> TimelineExport.between(e.openedAt(), at) + " after that somebody had it.")
            .orElse("Nobody acknowledged it.");
    return "%s reported it. %s".formatted(TimelineExport.cell(name.apply(e.reporter())), reached);
  }

  private static String people(List<EscalationEvent> events, UnaryOperator<String> name) {
    Map<String, List<String>> acts = new LinkedHashMap<>();
    for (EscalationEvent event : events) {
      event
          .actor()
          .ifPresent(
              who -> acts.computeIfAbsent(who, key -> new ArrayList<>()).add(act(event, name)));
    }
    return acts.entrySet().stream()
        .map(
            each ->
                "- "
                    + TimelineExport.cell(name.apply(each.getKey()))
                    + ": "
                    + String.join("; ", each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String act(EscalationEvent event, UnaryOperator<String> name) {
    String line = TimelineExport.line(event, name);
    String who = event.actor().map(name).map(TimelineExport::cell).orElse("");
    return line.startsWith(who) ? line.substring(who.length()).replaceFirst("^[: ]+", "") : line;
  }

  private static String end(List<EscalationEvent> events) {
    return resolution(events)
        .map(text -> text.isBlank() ? "It was resolved; nobody said how." : text)
        .orElse("It is not resolved yet.");
  }

  /** Returns the text with which the escalation was resolved; empty while it is open. */
  static Optional<String> resolution(List<EscalationEvent> events) {
    return events.reversed().stream()
        .filter(event -> event.kind() == EscalationEventKind.RESOLVED)
        .map(event -> TimelineExport.cell(event.text()))
        .findFirst();
  }

  private static String before(List<SimilarEscalation> similar, ZoneId zone) {
    if (similar.isEmpty()) {
      return "No earlier escalation about this service is on record.";
    }
    return similar.stream()
        .map(
            each ->
                "- Escalation %d, %s: %s%s"
                    .formatted(
                        each.escalation().number(),
                        each.escalation().openedAt().atZone(zone).toLocalDate(),
                        TimelineExport.cell(each.escalation().subject().summary()),
                        each.end().isBlank() ? "" : " — ended by: " + each.end()))
        .collect(Collectors.joining("\n"));
  }

  private static String questions(
      Escalation e, List<EscalationEvent> events, List<SimilarEscalation> similar) {
    List<String> open = new ArrayList<>();
    open.add("Who was affected, how many, and from when until when?");
    open.add("What was the cause, and what set it off?");
    open.add("Was there an alert before the report? If not, what would have shown it earlier?");
    Optional<Instant> taken = TimelineExport.first(events, EscalationEventKind.ACKNOWLEDGED);
    if (taken.filter(at -> Duration.between(e.openedAt(), at).compareTo(SLOW) <= 0).isEmpty()) {
      open.add("Why did it take so long until somebody had it?");
    }
    if (count(events, EscalationEventKind.DECLINED) > 0) {
      open.add("Why was the wrong person paged: is the ownership table right?");
    }
    if (count(events, EscalationEventKind.UNREACHED)
            + count(events, EscalationEventKind.NOBODY)
            + count(events, EscalationEventKind.FALLBACK)
        > 0) {
      open.add("Why did the chain reach nobody at times: is the on-call table right?");
    }
    if (resolution(events).filter(text -> !text.isBlank()).isEmpty()) {
      open.add("What ended it?");
    }
    if (!similar.isEmpty()) {
      open.add("What was to be done after the last time, and was it done?");
    }
    open.add("What will be changed, by whom, by when?");
    return open.stream().map(each -> "- [ ] " + each).collect(Collectors.joining("\n"));
  }

  private static long count(List<EscalationEvent> events, EscalationEventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }
}
