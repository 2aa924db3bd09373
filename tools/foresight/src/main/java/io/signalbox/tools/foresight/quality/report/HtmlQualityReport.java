package io.signalbox.tools.foresight.quality.report;

import io.signalbox.knowledge.text.HtmlEscaping;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.ObjectiveStanding;
import io.signalbox.tools.foresight.quality.incident.QualityOverview.StreamStanding;
import io.signalbox.tools.foresight.quality.probe.ProbeOutcome;
import io.signalbox.tools.foresight.quality.probe.ProbeResult;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * HTML report of incidents, objectives and streams, with a small chart for each stream. It loads
 * nothing, so it can be mailed and printed.
 *
 * @param zone in which times are shown
 */
public record HtmlQualityReport(Instant at, ZoneId zone) {
  private static final String STYLE =
      """
      <style>body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;display:block;overflow-x:auto}td,th{padding:.3rem .7rem;border-bottom:1px solid #ccc;text-align:left}
      svg{background:#f6f6f6}.seen{fill:none;stroke:#1d4ed8;stroke-width:1.5}
      .seen{stroke-linecap:round}.usual{stroke:#b45309;stroke-dasharray:4 3}svg text{font-size:9px;fill:#555}
      svg text.end{text-anchor:end}details table{font-size:.8rem}</style>
      """;

  /** Returns the HTML page. */
  public String page(
      List<QualityIncident> incidents,
      List<ObjectiveStanding> objectives,
      List<ProbeResult> probes,
      List<StreamStanding> streams) {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>Answer quality</title>\n")
        .append(STYLE)
        .append("</head><body>\n<h1>Answer quality</h1>\n<p>")
        .append(time(at))
        .append(
            ". Each chart shows the last day by hour; the broken line is the usual, as an upper")
        .append(" bound. Figures stand beside it.</p>\n");
    incidents(page, incidents);
    objectives(page, objectives);
    probes(page, probes);
    streams(page, streams);
    return page.append("</body></html>\n").toString();
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
        .format(instant.atZone(zone));
  }

  private void incidents(StringBuilder page, List<QualityIncident> incidents) {
    page.append("<h2>Incidents</h2>\n");
    if (incidents.isEmpty()) {
      page.append("<p>None.</p>\n");
    }
    IncidentSentences sentences = new IncidentSentences(this::time);
    for (QualityIncident incident : incidents) {
      page.append("<h3>")
          .append(incident.number())
          .append(": ")
          .append(incident.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .append("</h3>\n<p>")
          .append(HtmlEscaping.escaped(sentences.fall(incident)))
          .append(".</p>\n<ul>");
      sentences
          .causes(incident)
          .forEach(
              cause -> page.append("<li>").append(HtmlEscaping.escaped(cause)).append("</li>"));
      page.append("</ul>\n<p>")
          .append(HtmlEscaping.escaped(sentences.touched(incident)))
          .append(". ")
          .append(HtmlEscaping.escaped(sentences.sureness(incident)))
          .append("</p>\n");
    }
  }

  private static void objectives(StringBuilder page, List<ObjectiveStanding> objectives) {
    if (objectives.isEmpty()) {
      return;
    }
    page.append("<h2>Objectives over 28 days</h2>\n<table><tr><th>objective</th><th>bad</th>")
        .append("<th>answers</th><th>error budget left</th><th>speed</th></tr>\n");
    for (ObjectiveStanding each : objectives) {
      String speed =
          each.burns()
              .map(rate -> String.format(Locale.ROOT, "%.1f times too fast", rate.factor()))
              .orElse(each.calls() == 0 ? "no calls" : "within it");
      page.append("<tr>");
      cell(page, each.objective().name());
      cell(page, Long.toString(each.bad()));
      cell(page, Long.toString(each.calls()));
      cell(
          page, each.calls() == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * each.left()));
      cell(page, speed);
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void probes(StringBuilder page, List<ProbeResult> probes) {
    if (probes.isEmpty()) {
      return;
    }
    page.append(
        "<h2>Probes</h2>\n<table><tr><th>question</th><th>asked</th><th>answer</th></tr>\n");
    for (ProbeResult each : probes) {
      page.append("<tr>");
      cell(page, each.name());
      cell(page, time(Instant.ofEpochSecond(each.minute() * 60)));
      cell(
          page,
          each.outcome() instanceof ProbeOutcome.Failed failed
              ? "broke at " + failed.step().words() + ": " + failed.finding()
              : "right");
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private static void streams(StringBuilder page, List<StreamStanding> streams) {
    page.append("<h2>Streams</h2>\n<table><tr><th>subject</th><th>signal</th><th>last day</th>")
        .append("<th>count</th><th>share or median</th><th>usual</th></tr>\n");
    for (StreamStanding each : streams) {
      boolean number = each.signal().isNumber();
      String value =
          number
              ? String.format(Locale.ROOT, "%.0f", each.numbers().quantile(0.5))
              : String.format(Locale.ROOT, "%.2f %%", 100 * each.share());
      String usual =
          each.usual().isPresent()
              ? String.format(Locale.ROOT, "up to %.2f %%", 100 * each.usual().getAsDouble())
              : number ? "by ranks" : each.isJudged() ? "being learnt" : "not judged";
      String title = each.subject().words() + ": " + each.signal().words() + ", by hour";
      HourChart chart = new HourChart(title, each.hours(), each.usual(), !number);
      page.append("<tr>");
      cell(page, each.subject().words());
      cell(page, each.signal().words());
      page.append("<td>").append(chart.svg()).append(chart.table()).append("</td>");
      cell(page, number ? Long.toString(each.calls()) : each.bad() + " of " + each.calls());
      cell(page, value);
      cell(page, usual);
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private static void cell(StringBuilder page, String text) {
    page.append("<td>").append(HtmlEscaping.escaped(text)).append("</td>");
  }
}
