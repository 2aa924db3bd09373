package io.signalbox.tools.workflow.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes the facts and timeline of an escalation as Markdown, for the post-mortem. Pure. */
public final class TimelineExport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private TimelineExport() {}

  /** Returns the facts of an escalation as a Markdown table. */
  static String facts(Escalation e, List<EscalationEvent> events, UnaryOperator<String> name) {
    StringBuilder out = new StringBuilder("| | |\n| --- | --- |\n");
    row(out, "Summary", cell(e.subject().summary()));
    row(out, "Severity", e.subject().severity());
    row(out, "Team", e.subject().team().map(TimelineExport::cell).orElse("none in the tables"));
    row(out, "Reported by", cell(name.apply(e.reporter())));
    row(out, "State", e.state().name().toLowerCase(Locale.ROOT));
    first(events, EscalationEvent.EscalationEventKind.ACKNOWLEDGED)
        .ifPresent(at -> row(out, "Time to acknowledge", between(e.openedAt(), at)));
    first(events, EscalationEvent.EscalationEventKind.RESOLVED)
        .ifPresent(at -> row(out, "Time to resolve", between(e.openedAt(), at)));
    return out.toString();
  }

  /** Returns the timeline as a Markdown list, one event a line. */
  public static String timeline(
      List<EscalationEvent> events, ZoneId zone, UnaryOperator<String> name) {
    StringBuilder out = new StringBuilder("## Timeline (").append(zone.getId()).append(")\n\n");
    for (EscalationEvent event : events) {
      out.append("- ")
          .append(TIME.format(event.at().atZone(zone)))
          .append(" — ")
          .append(line(event, name))
          .append('\n');
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String key, String value) {
    out.append("| ").append(key).append(" | ").append(value).append(" |\n");
  }

  static Optional<Instant> first(
      List<EscalationEvent> events, EscalationEvent.EscalationEventKind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .map(EscalationEvent::at)
        .findFirst();
  }

  static String between(Instant from, Instant to) {
    Duration d = Duration.between(from, to);
    return d.toHours() > 0
        ? "%d h %02d min".formatted(d.toHours(), d.toMinutesPart())
        : "%d min %02d s".formatted(d.toMinutes(), d.toSecondsPart());
  }

  /** Returns one event as a sentence, with people named by the given function. */
  public static String line(EscalationEvent event, UnaryOperator<String> name) {
    String who = event.actor().map(name).map(TimelineExport::cell).orElse("");
    String whom = event.subject().map(name).map(TimelineExport::cell).orElse("");
    String text = cell(event.text());
    String said = text.isEmpty() ? "" : ": " + text;
    return switch (event.kind()) {
      case OPENED -> who + " escalated" + said;
      case JOINED -> who + " reported it too" + said;
      case PAGED -> "paged " + whom;
      case NOBODY, UNKNOWN, FALLBACK, ROUTED -> text;
      case CHANNEL ->
          event.subject().filter(TimelineExport::isPerson).isEmpty() ? text : whom + " " + text;
      case UNREACHED -> whom + " cannot be reached" + said;
      case ACKNOWLEDGED -> who + " acknowledged";
      case DECLINED -> who + " said it is not theirs";
      case HANDED_OVER -> who + " handed it over to " + whom;
      case UPDATED -> who + said;
      case REMINDED -> "asked " + whom + " how it goes";
      case RESOLVED -> who + " resolved it" + said;
    };
  }

  private static boolean isPerson(String id) {
    return id.startsWith("U") || id.startsWith("W");
  }

  static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }
}
