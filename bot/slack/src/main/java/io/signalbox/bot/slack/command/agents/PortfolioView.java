package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.DemandRoadmap;
import io.signalbox.tools.workflow.agent.PortfolioAuditFinding;
import io.signalbox.tools.workflow.agent.PortfolioAuditReport;
import io.signalbox.tools.workflow.observation.AgentDrift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the list of agents, their audit and the roadmap of demand as Slack messages. Pure. */
final class PortfolioView {
  /** Most agents with findings that are listed, as many as fit on a screen. */
  private static final int WORST = 5;

  private static final int DRIFTING = 3;
  private static final int NEEDS = 6;
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
    return agents.isEmpty() ? "No agent is waiting for approval." : list(agents);
  }

  /** Returns the audit on one screen: figures, findings, and the agents that need most. */
  static CommandReply audit(PortfolioAuditReport report, Map<Agent, List<AgentDrift>> drifts) {
    String title =
        "%d agent%s, score %d of 100"
            .formatted(
                report.lines().size(), report.lines().size() == 1 ? "" : "s", report.score());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    blocks.add(
        BlockKit.fields(
            List.of(
                new BlockKit.Fact("Calls in 30 days", count(report.calls())),
                new BlockKit.Fact("Cost in 30 days", report.cost().toString()))));
    if (!report.counts().isEmpty()) {
      blocks.add(
          BlockKit.section(
              report.counts().stream()
                  .map(each -> "*%d*  %s".formatted(each.getValue(), each.getKey().sentence()))
                  .collect(Collectors.joining("\n"))));
    }
    worst(report, blocks);
    drifting(drifts, blocks);
    report.proposals().stream()
        .limit(1)
        .forEach(
            proposal -> {
              blocks.add(Blocks.divider());
              blocks.add(BlockKit.section(merger(proposal)));
            });
    blocks.add(
        Blocks.actions(List.of(BlockKit.button(ActionNames.SHOW_AUDIT, "Send full report", ""))));
    report.since().ifPresent(at -> blocks.add(BlockKit.context(changes(report, at))));
    return new CommandReply(title, blocks);
  }

  /** Adds the first agents with findings, each with its next step. */
  private static void worst(PortfolioAuditReport report, List<LayoutBlock> blocks) {
    List<PortfolioAuditReport.ReportLine> worst =
        report.lines().stream().filter(line -> !line.findings().isEmpty()).limit(WORST).toList();
    if (!worst.isEmpty()) {
      blocks.add(Blocks.divider());
      blocks.add(BlockKit.section("*Start with these*"));
    }
    for (PortfolioAuditReport.ReportLine line : worst) {
      String name = line.agent().name();
      PortfolioAuditFinding first = line.findings().getFirst();
      blocks.add(
          BlockKit.section(
              "*%s*  %d of 100\n%s%s. Next: %s."
                  .formatted(
                      MrkdwnText.escaped(name),
                      line.score(),
                      first.sentence(),
                      line.findings().size() > 1
                          ? ", and %d more".formatted(line.findings().size() - 1)
                          : "",
                      first.next()),
              BlockKit.button(ActionNames.SHOW, "Show", name)));
    }
  }

  /** Adds the agents that behave other than declared. */
  private static void drifting(Map<Agent, List<AgentDrift>> drifts, List<LayoutBlock> blocks) {
    if (drifts.isEmpty()) {
      return;
    }
    blocks.add(Blocks.divider());
    String lines =
        drifts.entrySet().stream()
            .limit(DRIFTING)
            .map(
                each ->
                    "*%s*  %s%s"
                        .formatted(
                            MrkdwnText.escaped(each.getKey().name()),
                            MrkdwnText.escaped(each.getValue().getFirst().sentence()),
                            each.getValue().size() > 1
                                ? ", and %d more".formatted(each.getValue().size() - 1)
                                : ""))
            .collect(Collectors.joining("\n"));
    blocks.add(
        BlockKit.section(
            "*%d %s other than declared*\n%s"
                .formatted(drifts.size(), drifts.size() == 1 ? "acts" : "act", lines)));
  }

  /** Returns the drifts of one agent, one a line; empty without any. */
  static String drifts(List<AgentDrift> drifts) {
    return drifts.stream()
        .map(drift -> ":warning: " + MrkdwnText.escaped(drift.sentence()) + "\n")
        .collect(Collectors.joining());
  }

  private static String merger(PortfolioAuditReport.Proposal proposal) {
    return "*Could be merged:* keep *%s*%s"
            .formatted(
                MrkdwnText.escaped(proposal.keep().name()),
                proposal.others().stream()
                    .map(
                        o ->
                            ", merge *%s* into it, with %s"
                                .formatted(
                                    MrkdwnText.escaped(o.agent().name()),
                                    MrkdwnText.escaped(o.keeps())))
                    .collect(Collectors.joining()))
        + ". "
        + MrkdwnText.escaped(capital(proposal.why()))
        + ".";
  }

  private static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String changes(PortfolioAuditReport report, Instant at) {
    long fresh = report.news().stream().filter(news -> news.word().equals("new")).count();
    return "Since %s: %s"
        .formatted(
            MrkdwnText.time(at),
            report.news().isEmpty()
                ? "no change."
                : "%d with new findings, %d with findings solved or gone."
                    .formatted(fresh, report.news().size() - fresh));
  }

  /** Returns what people need by what they built, the strongest need first. */
  static CommandReply roadmap(DemandRoadmap roadmap) {
    if (roadmap.needs().isEmpty()) {
      return CommandReply.of(
          "No agent is registered yet, so there is no demand to see. `/register-agent` opens the"
              + " form.");
    }
    String title = "What people need, by what they built";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    int place = 1;
    for (DemandRoadmap.Need need : roadmap.needs().stream().limit(NEEDS).toList()) {
      blocks.add(
          BlockKit.section(
              "*%d.* %s%s"
                  .formatted(
                      place++,
                      MrkdwnText.escaped(MrkdwnText.shortened(need.title(), 120)),
                      need.isShared()
                          ? "  :repeat: _built by %d teams_".formatted(need.teams().size())
                          : "")));
      blocks.add(
          BlockKit.context(
              "%s people · %s uses%s a week · %s"
                  .formatted(
                      count(need.people()),
                      count(need.weekly()),
                      need.hours() < 1
                          ? ""
                          : " and " + count(Math.round(need.hours())) + " hours saved",
                      need.agents().stream()
                          .map(a -> MrkdwnText.escaped(a.name()))
                          .collect(Collectors.joining(", ")))));
    }
    if (roadmap.needs().size() > NEEDS) {
      blocks.add(Blocks.divider());
      blocks.add(
          Blocks.actions(List.of(BlockKit.button(ActionNames.SHOW_AUDIT, "Send full report", ""))));
    }
    return new CommandReply(title, blocks);
  }

  private static String count(long number) {
    return String.format(Locale.UK, "%,d", number);
  }
}
