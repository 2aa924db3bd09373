package io.signalbox.tools.agent;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The audit as a page that stands alone. Pure; whatever a stranger wrote is text in it. */
public final class AuditPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Agents: audit</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2b2a}
      table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem;border-bottom:1px solid #ccd;vertical-align:top}
      </style></head><body><main>
      """;

  private AuditPage() {}

  /** The page. */
  public static String of(AuditReport report, Roadmap roadmap) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(
        "<h1>Agents</h1>\n<p>%d agents, score %d of 100, %s in 30 days. As of %s.</p>\n"
            .formatted(report.lines().size(), report.score(), report.cost(), report.at()));
    page.append(
        "<table><thead><tr><th scope=\"col\">Agent<th scope=\"col\">Owner<th scope=\"col\">Standing"
            + "<th scope=\"col\">Used in 30 days<th scope=\"col\">Score<th scope=\"col\">Why</tr></thead><tbody>\n");
    report.lines().forEach(line -> page.append(row(line)));
    page.append("</tbody></table>\n");
    if (!report.proposals().isEmpty()) {
      page.append("<h2>Could be one</h2>\n<ul>\n");
      report.proposals().forEach(proposal -> page.append(proposal(proposal)));
      page.append("</ul>\n");
    }
    report.since().ifPresent(at -> page.append(changes(report, at.toString())));
    page.append("<h2>What people need</h2>\n<ol>\n");
    roadmap.needs().forEach(need -> page.append(need(need)));
    return page.append("</ol>\n</main></body></html>\n").toString();
  }

  private static String row(AuditReport.Line line) {
    Agent agent = line.agent();
    return "<tr><td><strong>%s</strong><br>%s<td>%s<br>%s<td>%s, risk %s<td>%s<td>%d<td>%s</tr>\n"
        .formatted(
            escaped(agent.name()),
            escaped(agent.profile().purpose()),
            escaped(agent.profile().owner()),
            escaped(agent.profile().team()),
            agent.state().name().toLowerCase(Locale.ROOT),
            agent.level().label(),
            line.use()
                .map(u -> "%d calls, %d tokens, %s".formatted(u.calls(), u.tokens(), u.cost()))
                .orElse("nothing"),
            line.score(),
            line.findings().stream()
                .map(finding -> finding.sentence() + " (−" + finding.weight() + ")")
                .collect(Collectors.joining("<br>")));
  }

  private static String proposal(AuditReport.Proposal proposal) {
    return "<li>Keep <strong>%s</strong>: %s. %s</li>\n"
        .formatted(
            escaped(proposal.keep().name()),
            proposal.why(),
            proposal.others().stream()
                .map(
                    o ->
                        "Take in <strong>%s</strong> with %s."
                            .formatted(escaped(o.agent().name()), escaped(o.keeps())))
                .collect(Collectors.joining(" ")));
  }

  private static String changes(AuditReport report, String since) {
    return "<h2>Since "
        + since
        + "</h2>\n<ul>\n"
        + report.changes().stream()
            .map(
                c ->
                    "<li>%s: %s, %s</li>\n"
                        .formatted(
                            c.isNew() ? "new" : "solved",
                            escaped(c.agent()),
                            c.finding().sentence()))
            .collect(Collectors.joining())
        + "</ul>\n";
  }

  private static String need(Roadmap.Need need) {
    return "<li>%s: %d people, %d uses and %.0f hours a week%s</li>\n"
        .formatted(
            escaped(need.title()),
            need.people(),
            need.weekly(),
            need.hours(),
            need.isShared()
                ? ". <strong>%d teams built this: %s</strong>"
                    .formatted(
                        need.teams().size(),
                        escaped(String.join(", ", new TreeSet<>(need.teams()))))
                : "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
