package io.signalbox.bot.slack.command.quality;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.ObjectiveStanding;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.StreamStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Renders streams of quality signals, objectives and incidents as Slack text. Pure. */
final class QualityView {
  static final String HELP =
      "`/quality` shows what got worse and the objectives, `/quality mine` what is yours, `/quality"
          + " chat` a route, an agent, a model or a source, `/quality 3` an incident.";
  private static final int MOST = 30;

  private QualityView() {}

  static String overview(
      List<QualityIncident> incidents, List<ObjectiveStanding> objectives, int streams) {
    List<String> lines = new ArrayList<>();
    List<QualityIncident> live = incidents.stream().filter(each -> each.state().isLive()).toList();
    live.forEach(each -> lines.add(":rotating_light: " + IncidentView.headline(each)));
    if (live.isEmpty()) {
      lines.add("Answer quality has not dropped anywhere.");
    }
    objectives.forEach(each -> lines.add(objective(each)));
    lines.add(
        streams == 0
            ? "Nothing was counted in the last day."
            : streams + " streams were counted in the last day.");
    return String.join("\n", lines);
  }

  /** Returns whether an incident touches one of these agents, callers or teams. */
  static boolean touches(QualityIncident incident, Set<String> names) {
    return incident.falls().stream().anyMatch(each -> names.contains(each.subject().name()))
        || incident.touched().stream().anyMatch(each -> names.contains(each.subject().name()));
  }

  /** Renders what belongs to a person: incidents that touch it, and signals above the usual. */
  static String mine(
      Set<String> names, List<QualityIncident> incidents, List<StreamStanding> streams) {
    if (names.isEmpty()) {
      return "No agent and no caller of the gateway belongs to you. " + HELP;
    }
    List<String> lines = new ArrayList<>();
    lines.add("*Yours:* " + MrkdwnText.escaped(String.join(", ", names)));
    incidents.stream()
        .filter(each -> each.state().isLive() && touches(each, names))
        .forEach(each -> lines.add(":rotating_light: " + IncidentView.headline(each)));
    List<StreamStanding> own =
        streams.stream().filter(each -> names.contains(each.subject().name())).toList();
    List<StreamStanding> bad = own.stream().filter(each -> each.bad() > 0).limit(MOST).toList();
    bad.forEach(
        each -> lines.add("• " + MrkdwnText.escaped(each.subject().words()) + ", " + line(each)));
    lines.add(
        own.isEmpty()
            ? "Nothing of it was called in the last day."
            : own.size()
                + " streams were counted in the last day, "
                + bad.size()
                + " with bad ones.");
    return String.join("\n", lines);
  }

  static String objective(ObjectiveStanding standing) {
    if (standing.calls() == 0) {
      return "Objective *%s*: no calls in 28 days, so nothing can be said"
          .formatted(MrkdwnText.escaped(standing.objective().name()));
    }
    String burns =
        standing
            .burns()
            .map(
                rate ->
                    String.format(
                        Locale.ROOT,
                        " :fire: it is used up %.1f times too fast (%s)",
                        rate.factor(),
                        rate.pages() ? "act now" : "keep an eye on it"))
            .orElse("");
    return "Objective *"
        + MrkdwnText.escaped(standing.objective().name())
        + "*: "
        + standing.bad()
        + " "
        + standing.objective().signal().words()
        + " of "
        + standing.calls()
        + (standing.left() <= 0
            ? " in 28 days; nothing of the error budget is left"
            : String.format(
                Locale.ROOT,
                " in 28 days; %.0f %% of the error budget is left",
                100 * standing.left()))
        + burns;
  }

  static String streams(String name, List<StreamStanding> streams) {
    if (streams.isEmpty()) {
      return "Nothing of that name was called in the last day: "
          + MrkdwnText.escaped(name)
          + ". "
          + HELP;
    }
    List<String> lines = new ArrayList<>();
    lines.add("*" + MrkdwnText.escaped(name) + "*, the last 24 hours");
    for (StreamStanding stream : streams.subList(0, Math.min(MOST, streams.size()))) {
      lines.add("• " + line(stream));
    }
    return String.join("\n", lines);
  }

  private static String line(StreamStanding stream) {
    if (stream.signal().isNumber()) {
      return String.format(
          Locale.ROOT,
          "%s: half below %.0f, nine of ten below %.0f",
          stream.signal().words(),
          stream.numbers().quantile(0.5),
          stream.numbers().quantile(0.9));
    }
    String usual =
        stream.usual().isPresent()
            ? String.format(
                Locale.ROOT, "usual is up to %.1f %%", stream.usual().getAsDouble() * 100)
            : stream.isJudged()
                ? "what is usual is still being learnt"
                : "counted only to say whom a fall touches";
    String strict =
        stream.strictness() > 1
            ? String.format(
                Locale.ROOT,
                "; needs %.0f times the evidence after false alarms",
                stream.strictness())
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %d of %d (%.1f %%), %s%s",
        stream.signal().words(),
        stream.bad(),
        stream.calls(),
        100 * stream.share(),
        stream.signal().isWatched() ? usual : "shown without alarms",
        strict);
  }
}
