package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.Mrkdwn;
import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AuditReport;
import io.signalbox.tools.agent.Finding;
import io.signalbox.tools.agent.Roadmap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The audit and the roadmap as text. Pure. */
final class PortfolioView {
  private static final int MOST = 20;

  private PortfolioView() {}

  static String list(List<Agent> agents) {
    return agents.isEmpty()
        ? "No agent is registered. `/register-agent` opens the form."
        : agents.stream()
            .map(
                a ->
                    AgentView.title(a)
                        + "  "
                        + Mrkdwn.escaped(Mrkdwn.shortened(a.profile().purpose(), 90)))
            .limit(40)
            .collect(Collectors.joining("\n"));
  }

  static String audit(AuditReport report) {
    StringBuilder text =
        new StringBuilder(
            "*%d agents, score %d of 100, %s in 30 days*"
                .formatted(report.lines().size(), report.score(), report.cost()));
    for (AuditReport.Line line : report.lines().stream().limit(MOST).toList()) {
      text.append("\n*%s* %d".formatted(Mrkdwn.escaped(line.agent().name()), line.score()));
      line.use()
          .ifPresent(
              u ->
                  text.append(
                      "  %d calls, %d tokens, %s".formatted(u.calls(), u.tokens(), u.cost())));
      if (!line.findings().isEmpty()) {
        text.append("  _")
            .append(
                line.findings().stream().map(Finding::sentence).collect(Collectors.joining("; ")))
            .append("_");
      }
    }
    for (AuditReport.Proposal proposal : report.proposals()) {
      text.append("\n:link: Keep *%s*".formatted(Mrkdwn.escaped(proposal.keep().name())))
          .append(" (" + proposal.why() + ")");
      proposal
          .others()
          .forEach(
              o ->
                  text.append(
                      "; take in *%s* with %s"
                          .formatted(Mrkdwn.escaped(o.agent().name()), Mrkdwn.escaped(o.keeps()))));
    }
    report.since().ifPresent(at -> text.append(changes(report, Mrkdwn.time(at))));
    return text.toString();
  }

  private static String changes(AuditReport report, String since) {
    return "\n*Since "
        + since
        + "*: "
        + (report.changes().isEmpty()
            ? "nothing changed."
            : report.changes().stream()
                .limit(MOST)
                .map(
                    c ->
                        (c.isNew() ? "new at " : "solved at ")
                            + Mrkdwn.escaped(c.agent())
                            + ": "
                            + c.finding().sentence())
                .collect(Collectors.joining("; ")));
  }

  static String roadmap(Roadmap roadmap) {
    StringBuilder text = new StringBuilder("*What people need, by what they built*");
    int place = 1;
    for (Roadmap.Need need : roadmap.needs().stream().limit(MOST).toList()) {
      text.append(
          "\n%d. %s (%s): %d people, %d uses and %.0f hours a week"
              .formatted(
                  place++,
                  Mrkdwn.escaped(Mrkdwn.shortened(need.title(), 120)),
                  need.agents().stream()
                      .map(a -> Mrkdwn.escaped(a.name()))
                      .collect(Collectors.joining(", ")),
                  need.people(),
                  need.weekly(),
                  need.hours()));
      if (need.isShared()) {
        text.append(
            "  *%d teams built this: %s*"
                .formatted(
                    need.teams().size(),
                    Mrkdwn.escaped(String.join(", ", new TreeSet<>(need.teams())))));
      }
    }
    return text.toString();
  }
}
