package io.signalbox.bot.slack.worth;

import com.slack.api.bolt.App;
import io.signalbox.bot.slack.command.SlackWorkflow;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.schedule.ScheduledTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Slack workflow without commands, which posts the monthly report as a file in a channel, once in
 * the first days of a month.
 */
public final class MonthlyReportWorkflow implements SlackWorkflow {
  private static final Duration TICK = Duration.ofHours(1);

  /** A report that could not be posted on the first is made up for within these days. */
  private static final int LAST_DAY = 5;

  private final MonthlyReport report;
  private final Outbox outbox;
  private final String channel;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param channel its id
   * @param zone that months begin in
   */
  public MonthlyReportWorkflow(
      MonthlyReport report, Outbox outbox, String channel, ZoneId zone, Clock clock) {
    this.report = report;
    this.outbox = outbox;
    this.channel = channel;
    this.zone = zone;
    this.clock = clock;
  }

  /** Posts the report in the first five days of a month, unless it was posted already. */
  void runDue() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (today.getDayOfMonth() > LAST_DAY) {
      return;
    }
    String id = "report:" + YearMonth.from(today);
    if (outbox.messageTs(id).isPresent()) {
      return;
    }
    String page = report.document(clock.instant()).html();
    outbox.put(
        List.of(
            new OutboxPost(
                id,
                OutboxPost.Target.channel(channel),
                "The month's report, as a page to open in your browser.",
                Optional.empty(),
                Optional.of(new OutboxPost.Attachment("report.html", page)))));
  }

  @Override
  public void register(App app) {
    // Nothing is typed or pressed.
  }

  @Override
  public List<ScheduledTask> tasks() {
    return List.of(new ScheduledTask("worth-report", TICK, this::runDue));
  }
}
