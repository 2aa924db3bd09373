package io.signalbox.bot.slack.command.officehours;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.workflow.officehours.Decision;
import io.signalbox.tools.workflow.officehours.OfficeHoursFigures;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders the office hours' figures and decisions as Slack text. Pure. */
final class OfficeHoursReport {
  private static final int MOST_LISTED = 10;
  private static final double TOO_LARGE = 0.5;

  /** Characters of the longest bar. */
  private static final int BAR = 10;

  private OfficeHoursReport() {}

  static String of(OfficeHoursFigures figures, String period, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("*Office hours, " + period + "*");
    lines.add(queue(figures.queue(), now));
    lines.add(
        "Waiting for an expert: "
            + figures
                .waitHalf()
                .map(half -> "half within " + words(half))
                .orElse("nothing was taken yet")
            + figures.waitMost().map(most -> ", nine of ten within " + words(most)).orElse(""));
    lines.add(
        "Answered without an expert: "
            + figures.deflected().map(OfficeHoursReport::percent).orElse("nothing was offered"));
    if (!figures.shares().isEmpty()) {
      lines.add(shares(figures.shares()));
    }
    if (!figures.topics().isEmpty()) {
      lines.add(
          "Topics: "
              + figures.topics().stream()
                  .map(e -> e.getKey().words() + " " + e.getValue())
                  .collect(Collectors.joining(", ")));
    }
    if (!figures.undecided().isEmpty()) {
      lines.add(
          "Features that wait for a decision: "
              + MrkdwnText.escaped(
                  figures.undecided().stream()
                      .limit(MOST_LISTED)
                      .collect(Collectors.joining(", "))));
    }
    return String.join("\n", lines);
  }

  /** Returns the figures as fields under a heading. */
  static CommandReply reply(OfficeHoursFigures figures, String period, Instant now) {
    String title = "Office hours, " + period;
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title));
    blocks.add(
        BlockKit.fields(
            List.of(
                new BlockKit.Fact("Open", queue(figures.queue(), now).replaceFirst("^Open: ", "")),
                new BlockKit.Fact(
                    "Answered without an expert",
                    figures
                        .deflected()
                        .map(OfficeHoursReport::percent)
                        .orElse("nothing was offered")),
                new BlockKit.Fact(
                    "Half wait at most",
                    figures.waitHalf().map(OfficeHoursReport::words).orElse("–")),
                new BlockKit.Fact(
                    "Nine of ten wait at most",
                    figures.waitMost().map(OfficeHoursReport::words).orElse("–")))));
    if (!figures.topics().isEmpty()) {
      blocks.add(Blocks.divider());
      blocks.add(BlockKit.section("*Topics*\n" + bars(figures.topics())));
    }
    if (!figures.shares().isEmpty()) {
      blocks.add(BlockKit.section(shares(figures.shares())));
    }
    if (!figures.undecided().isEmpty()) {
      blocks.add(
          BlockKit.context(
              "Features that wait for a decision: "
                  + MrkdwnText.escaped(
                      figures.undecided().stream()
                          .limit(MOST_LISTED)
                          .collect(Collectors.joining(", ")))));
    }
    return new CommandReply(title, blocks);
  }

  private static String bars(List<Map.Entry<RequestTopic, Long>> topics) {
    long most = topics.stream().mapToLong(Map.Entry::getValue).max().orElse(1);
    return topics.stream()
        .map(
            each ->
                "`%s` %s %d"
                    .formatted(
                        "█".repeat((int) Math.max(1, BAR * each.getValue() / most)),
                        each.getKey().words(),
                        each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String shares(List<Map.Entry<String, Double>> shares) {
    boolean alone = shares.size() > 1 && shares.getFirst().getValue() > TOO_LARGE;
    return "Taken by "
        + shares.stream()
            .limit(MOST_LISTED)
            .map(e -> MrkdwnText.person(e.getKey()) + " " + percent(e.getValue()))
            .collect(Collectors.joining(", "))
        + (alone ? " :warning: one person carries most of it" : "");
  }

  private static String queue(List<OfficeHoursRequest> queue, Instant now) {
    long waiting = queue.stream().filter(r -> r.state() == RequestState.WAITING).count();
    Optional<Instant> oldest =
        queue.stream().map(OfficeHoursRequest::openedAt).min(Instant::compareTo);
    return "Open: %d, of which %d wait for an expert%s"
        .formatted(
            queue.size(),
            waiting,
            oldest.map(at -> "; the oldest for " + words(Duration.between(at, now))).orElse(""));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String words(Duration duration) {
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    if (duration.toHours() < 1) {
      return duration.toMinutes() + " min";
    }
    return duration.toDays() < 2 ? duration.toHours() + " h" : duration.toDays() + " days";
  }

  static String decisions(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return "Nothing has been decided yet.";
    }
    return decisions.stream()
        .map(
            d ->
                "• *%d* %s, by %s%s: %s — %s"
                    .formatted(
                        d.number(),
                        d.decidedOn(),
                        OfficeHoursView.person(d.decidedBy()),
                        d.state() == Decision.DecisionState.EXPIRED ? " (expired)" : "",
                        MrkdwnText.escaped(MrkdwnText.shortened(d.title(), 120)),
                        MrkdwnText.escaped(MrkdwnText.shortened(d.what(), 200))))
        .collect(Collectors.joining("\n"));
  }
}
