package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AuditFinding;
import io.signalbox.tools.workflow.agent.AuditReport;
import io.signalbox.tools.workflow.agent.DemandRoadmap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rendering of audit and roadmap as text. Pure. */
final class PortfolioView {
  private static final int MOST = 20;
  private static final int MOST_LISTED = 40;

  private PortfolioView() {}

  static String list(List<Agent> agents) {
    return agents.isEmpty()
        ? "No agent is registered. `/register-agent` opens the form."
        : agents.stream()
                .map(
                    a ->
                        AgentView.title(a)
                            + "  "
                            + MrkdwnText.escaped(MrkdwnText.shortened(a.profile().purpose(), 90)))
                .limit(MOST_LISTED)
                .collect(Collectors.joining("\n"))
            + (agents.size() > MOST_LISTED
                ? "\n" + (agents.size() - MOST_LISTED) + " more are in `./signalbox agents audit`."
                : "");
  }

  static String waiting(List<Agent> agents) {
    return agents.isEmpty() ? "Nothing waits for anybody's word." : list(agents);
  }

  static String audit(AuditReport report) {
    StringBuilder text =
        new StringBuilder(
            "*%d agents, score %d of 100, %s in 30 days*"
                .formatted(report.lines().size(), report.score(), report.cost()));
    for (AuditReport.ReportLine line : report.lines().stream().limit(MOST).toList()) {
      text.append("\n*%s* %d".formatted(MrkdwnText.escaped(line.agent().name()), line.score()));
      line.use()
          .ifPresent(
              u ->
                  text.append(
                      "  %s calls, %s tokens, %s"
                          .formatted(count(u.calls()), count(u.tokens()), u.cost())));
      if (!line.findings().isEmpty()) {
        text.append("  _")
            .append(
                line.findings().stream()
                    .map(AuditFinding::sentence)
                    .collect(Collectors.joining("; ")))
            .append("_");
      }
    }
    if (report.lines().size() > MOST) {
      text.append(
          "\n%d more are in the page of `./signalbox agents audit --html FILE`."
              .formatted(report.lines().size() - MOST));
    }
    report.proposals().forEach(proposal -> text.append(merger(proposal)));
    report.since().ifPresent(at -> text.append(changes(report, MrkdwnText.time(at))));
    return text.toString();
  }

  private static String merger(AuditReport.Proposal proposal) {
    StringBuilder text =
        new StringBuilder(
                "\nCould be one: keep *%s*".formatted(MrkdwnText.escaped(proposal.keep().name())))
            .append(" (" + MrkdwnText.escaped(proposal.why()) + ")");
    proposal
        .others()
        .forEach(
            o ->
                text.append(
                    "; take in *%s* with %s"
                        .formatted(
                            MrkdwnText.escaped(o.agent().name()), MrkdwnText.escaped(o.keeps()))));
    return text.toString();
  }

  private static String changes(AuditReport report, String since) {
    return "\n*Since "
        + since
        + "*: "
        + (report.news().isEmpty()
            ? "nothing changed."
            : report.news().stream()
                .limit(MOST)
                .map(
                    n ->
                        "\n"
                            + n.word()
                            + " *"
                            + MrkdwnText.escaped(n.agent())
                            + "*: "
                            + MrkdwnText.escaped(n.sentence()))
                .collect(Collectors.joining()));
  }

  static String roadmap(DemandRoadmap roadmap) {
    if (roadmap.needs().isEmpty()) {
      return "No agent is registered yet, so there is no demand to see. `/register-agent` opens the"
          + " form.";
    }
    StringBuilder text = new StringBuilder("*What people need, by what they built*");
    int place = 1;
    for (DemandRoadmap.Need need : roadmap.needs().stream().limit(MOST).toList()) {
      text.append(
          "\n%d. %s (%s): %s people, %s uses%s a week"
              .formatted(
                  place++,
                  MrkdwnText.escaped(MrkdwnText.shortened(need.title(), 120)),
                  need.agents().stream()
                      .map(a -> MrkdwnText.escaped(a.name()))
                      .collect(Collectors.joining(", ")),
                  count(need.people()),
                  count(need.weekly()),
                  need.hours() < 1 ? "" : " and " + count(Math.round(need.hours())) + " hours"));
      if (need.isShared()) {
        text.append(
            "  *%d teams built this: %s*"
                .formatted(
                    need.teams().size(),
                    MrkdwnText.escaped(String.join(", ", new TreeSet<>(need.teams())))));
      }
    }
    return text.toString();
  }

  private static String count(long number) {
    return String.format(Locale.UK, "%,d", number);
  }
}
