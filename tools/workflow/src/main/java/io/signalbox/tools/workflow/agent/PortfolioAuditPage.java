package io.signalbox.tools.workflow.agent;

import io.signalbox.knowledge.text.HtmlEscaping;
import io.signalbox.tools.core.agent.AgentProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Renders an audit report as a standalone HTML page. Pure; texts of strangers are escaped. */
public final class PortfolioAuditPage {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
  private static final int GOOD = 80;
  private static final int FAIR = 50;

  private PortfolioAuditPage() {}

  /** Returns the HTML page of a report and its roadmap. */
  public static String of(PortfolioAuditReport report, DemandRoadmap roadmap) {
    StringBuilder page = new StringBuilder(head(report));
    page.append("<h2>What was found, by how many agents</h2>\n").append(chart(report));
    if (!report.proposals().isEmpty()) {
      page.append("<h2>Could be merged</h2>\n");
      report.proposals().forEach(proposal -> page.append(proposal(proposal)));
    }
    report.since().ifPresent(at -> page.append(changes(report, at)));
    page.append("<h2>Who owns what, the worst first</h2>\n").append(table(report.lines()));
    page.append("<h2>What people need, the strongest first</h2>\n<ol class=\"needs\">\n");
    roadmap.needs().forEach(need -> page.append(need(need)));
    return page.append("</ol>\n</main></body></html>\n").toString();
  }

  private static String head(PortfolioAuditReport report) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Agents: audit</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <style>%s</style></head><body><main>
    <h1>Agents</h1>
    <p class="quiet">Audit of %s. Calls, tokens and money are of 30 days, as the gateway counted them.</p>
    <dl class="figures">
    %s%s%s%s%s</dl>
    """
        .formatted(
            css(),
            DATE.format(report.at()),
            figure("agents", count(report.lines().size())),
            figure(
                "score of 100",
                "<span class=\"" + tone(report.score()) + "\">" + report.score() + "</span>"),
            figure("calls", count(report.calls())),
            figure("tokens", count(report.tokens())),
            figure("spent", report.cost().toString()));
  }

  private static String figure(String name, String value) {
    return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>\n";
  }

  private static String count(long number) {
    return String.format(Locale.UK, "%,d", number);
  }

  private static String tone(int score) {
    return score >= GOOD ? "good" : score >= FAIR ? "fair" : "bad";
  }

  private static String table(List<PortfolioAuditReport.ReportLine> lines) {
    return """
    <div class="card wide"><table><thead><tr><th scope="col">Agent</th><th scope="col">Score</th>\
    <th scope="col">Why</th><th scope="col">Owner</th><th scope="col">Status</th>\
    <th scope="col">In 30 days</th></tr></thead><tbody>
    """
        + lines.stream().map(PortfolioAuditPage::row).collect(Collectors.joining())
        + "</tbody></table></div>\n";
  }

  private static String row(PortfolioAuditReport.ReportLine line) {
    Agent agent = line.agent();
    AgentProfile is = agent.profile();
    return """
    <tr><th scope="row">%s<span>%s</span></th>\
    <td class="%s"><span class="score">%d</span><span class="bar"><i style="width:%d%%"></i></span></td>\
    <td>%s</td><td class="number">%s<br><span class="quiet">%s</span></td><td class="number">%s<br><span class="quiet">risk %s</span></td>\
    <td class="number">%s</td></tr>
    """
        .formatted(
            HtmlEscaping.escaped(agent.name()),
            HtmlEscaping.escaped(is.purpose()),
            tone(line.score()),
            line.score(),
            line.score(),
            why(line.findings()),
            is.owner().isBlank() ? "nobody" : HtmlEscaping.escaped(is.owner()),
            is.team().isBlank() ? "no team" : "team " + HtmlEscaping.escaped(is.team()),
            agent.state().name().toLowerCase(Locale.ROOT),
            agent.level().label(),
            line.use()
                .map(
                    u ->
                        count(u.calls())
                            + " calls<br>"
                            + count(u.tokens())
                            + " tokens<br>"
                            + u.cost())
                .orElse("<span class=\"quiet\">no call</span>"));
  }

  private static String why(List<PortfolioAuditFinding> findings) {
    return findings.isEmpty()
        ? "<span class=\"good\">nothing is missing</span>"
        : findings.stream()
            .map(finding -> "<li>" + finding.sentence() + " (−" + finding.weight() + ")</li>")
            .collect(Collectors.joining("", "<ul class=\"why\">", "</ul>"));
  }

  /** Returns a bar chart of the share of agents that have each finding. */
  private static String chart(PortfolioAuditReport report) {
    int all = Math.max(1, report.lines().size());
    return report.counts().stream()
        .map(
            each ->
                "<tr><th scope=\"row\">%s<span>%s</span></th><td class=\"bad\"><span class=\"score\">%d</span><span class=\"bar\"><i style=\"width:%d%%\"></i></span></td></tr>\n"
                    .formatted(
                        each.getKey().sentence(),
                        each.getKey().next(),
                        each.getValue(),
                        Math.round(100.0 * each.getValue() / all)))
        .collect(
            Collectors.joining(
                "", "<div class=\"card wide\"><table><tbody>\n", "</tbody></table></div>\n"));
  }

  private static String proposal(PortfolioAuditReport.Proposal proposal) {
    return "<div class=\"card\"><p>Keep <strong>%s</strong>: %s.</p>%s</div>\n"
        .formatted(
            HtmlEscaping.escaped(proposal.keep().name()),
            proposal.why(),
            proposal.others().stream()
                .map(
                    o ->
                        "<p>Merge <strong>%s</strong> into it, with %s.</p>"
                            .formatted(
                                HtmlEscaping.escaped(o.agent().name()),
                                HtmlEscaping.escaped(o.keeps())))
                .collect(Collectors.joining()));
  }

  private static String changes(PortfolioAuditReport report, Instant since) {
    String changes =
        report.news().stream()
            .map(
                news ->
                    "<p><span class=\"tag %s\">%s</span> <strong>%s</strong>: %s</p>\n"
                        .formatted(
                            news.word().equals("new") ? "bad" : "good",
                            news.word(),
                            HtmlEscaping.escaped(news.agent()),
                            news.sentence()))
            .collect(Collectors.joining());
    return "<h2>Since the last audit</h2>\n<div class=\"card\"><p class=\"quiet\">"
        + DATE.format(since)
        + "</p>"
        + (changes.isEmpty() ? "<p>Nothing changed.</p>" : changes)
        + "</div>\n";
  }

  private static String need(DemandRoadmap.Need need) {
    return "<li class=\"card\"><span>%s%s</span><span class=\"quiet number\">%s people, %s uses%s a week</span></li>\n"
        .formatted(
            HtmlEscaping.escaped(need.title()),
            need.isShared()
                ? " <span class=\"tag\">%d teams built this: %s</span>"
                    .formatted(
                        need.teams().size(),
                        HtmlEscaping.escaped(String.join(", ", new TreeSet<>(need.teams()))))
                : "",
            count(need.people()),
            count(need.weekly()),
            need.hours() < 1 ? "" : " and " + count(Math.round(need.hours())) + " hours");
  }

  private static String css() {
    try (InputStream in = PortfolioAuditPage.class.getResourceAsStream("audit.css")) {
      if (in == null) {
        throw new IllegalStateException("the audit's style is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
