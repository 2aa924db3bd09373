package io.signalbox.bot.slack.worth;

import io.signalbox.bot.slack.conversation.QuestionFigures;
import io.signalbox.bot.slack.conversation.StoredAnswers;
import io.signalbox.bot.slack.worth.MonthlyReportRows.PagedEscalation;
import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import io.signalbox.tools.foresight.report.ReportDocument;
import io.signalbox.tools.foresight.report.ReportDocument.ReportBar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Monthly report on the bot's use, each figure beside the month before: questions, escalations,
 * office hours, gaps, and topics that depend on one person. Nobody who asked the bot is named, and
 * nothing private is quoted. Safe for use from several threads.
 */
public final class MonthlyReport {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);
  private static final int WEEKS = 8;

  private final StoredAnswers answers;
  private final Predicate<String> isPublic;
  private final MonthlyReportRows rows;
  private final UnaryOperator<String> names;

  /**
   * @param isPublic whether everybody may read a channel
   * @param names of experts
   */
  public MonthlyReport(
      StoredAnswers answers, Predicate<String> isPublic, Jdbi jdbi, UnaryOperator<String> names) {
    this.answers = answers;
    this.isPublic = isPublic;
    this.rows = new MonthlyReportRows(jdbi);
    this.names = names;
  }

  /** Builds the report of the 30 days up to now. */
  public ReportDocument document(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    ReportDocument report =
        new ReportDocument("Signalbox, 30 days to " + day)
            .paragraph("Each figure beside that of the 30 days before.")
            .heading("Questions");
    QuestionFigures month = period(now.minus(MONTH), now);
    QuestionFigures before = period(now.minus(MONTH.multipliedBy(2)), now.minus(MONTH));
    report.table(List.of("", "30 days", "before"), facts(month, before));
    report.bars("Answered with certainty, by week", weeks(now));
    report.paragraph(
        "Time saved = useful answers × %d minutes. Useful: certain, not marked as not helpful, not asked again within the hour."
            .formatted(QuestionFigures.MINUTES_SAVED));
    work(report, now);
    gaps(report);
    experts(report, now);
    return report;
  }

  private QuestionFigures period(Instant from, Instant to) {
    return QuestionFigures.between(answers, isPublic, from, to);
  }

  private static List<List<String>> facts(QuestionFigures month, QuestionFigures before) {
    return List.of(
        row("Asked", month.asked(), before.asked()),
        row("by so many people", month.people(), before.people()),
        row("Answered", month.answered(), before.answered()),
        row("\"I am not sure\"", month.unsure(), before.unsure()),
        row("No answer", month.unknown(), before.unknown()),
        row("Marked as helpful", month.helped(), before.helped()),
        row("Marked as not helpful", month.failed(), before.failed()),
        row("Asked again within the hour", month.askedAgain(), before.askedAgain()),
        List.of("Time saved, estimated", hours(month), hours(before)));
  }

  private static String hours(QuestionFigures figures) {
    return String.format(Locale.ROOT, "%.1f hours", figures.hoursSaved());
  }

  private static List<String> row(String label, int month, int before) {
    return List.of(label, Integer.toString(month), Integer.toString(before));
  }

  private List<ReportBar> weeks(Instant now) {
    List<ReportBar> bars = new ArrayList<>();
    for (int i = WEEKS - 1; i >= 0; i--) {
      Instant to = now.minus(WEEK.multipliedBy(i));
      QuestionFigures week = period(to.minus(WEEK), to);
      if (week.asked() > 0) {
        WilsonInterval interval = WilsonInterval.of(week.answered(), week.asked());
        bars.add(
            new ReportBar(
                "answered of "
                    + week.asked()
                    + " in the week to "
                    + LocalDate.ofInstant(to, ZoneOffset.UTC),
                week.answered() / (double) week.asked(),
                interval.low(),
                interval.high()));
      }
    }
    return bars;
  }

  private void work(ReportDocument report, Instant now) {
    Instant month = now.minus(MONTH);
    Instant before = now.minus(MONTH.multipliedBy(2));
    List<PagedEscalation> escalations = rows.escalations(month, now);
    List<PagedEscalation> earlier = rows.escalations(before, month);
    List<TopicRequest> requests = rows.requests(month, now);
    List<TopicRequest> requestsBefore = rows.requests(before, month);
    report
        .heading("Escalations and office hours")
        .table(
            List.of("", "30 days", "before"),
            List.of(
                row("Escalations", escalations.size(), earlier.size()),
                List.of(
                    "Acknowledged, half of them within",
                    half(acknowledged(escalations)),
                    half(acknowledged(earlier))),
                row("Requests to experts", requests.size(), requestsBefore.size()),
                row("Answered without an expert", deflected(requests), deflected(requestsBefore)),
                List.of(
                    "Taken by an expert, half of them within",
                    half(claimed(requests)),
                    half(claimed(requestsBefore)))));
  }

  private static List<Duration> acknowledged(List<PagedEscalation> escalations) {
    return escalations.stream().flatMap(each -> each.acknowledged().stream()).sorted().toList();
  }

  private static List<Duration> claimed(List<TopicRequest> requests) {
    return requests.stream().flatMap(each -> each.claimedAfter().stream()).sorted().toList();
  }

  private static int deflected(List<TopicRequest> requests) {
    return (int) requests.stream().filter(each -> each.state().equals("DEFLECTED")).count();
  }

  /** Returns the median of sorted durations in words. */
  private static String half(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return "none";
    }
    Duration half = sorted.get((sorted.size() - 1) / 2);
    return half.toHours() > 0
        ? half.toHours() + " h " + half.toMinutesPart() + " min"
        : half.toMinutes() + " min " + half.toSecondsPart() + " s";
  }

  private void gaps(ReportDocument report) {
    List<MonthlyReportRows.ToldGap> gaps = rows.gaps();
    report.heading("What nobody could answer");
    if (gaps.isEmpty()) {
      report.paragraph("No gap is open that an owner was told of.");
    } else {
      report.table(
          List.of("question", "people"),
          gaps.stream()
              .map(gap -> List.of(gap.question(), Integer.toString(gap.people())))
              .toList());
    }
  }

  private void experts(ReportDocument report, Instant now) {
    List<SoleExpert> alone = SoleExpert.of(rows.requests(now.minus(HALF_A_YEAR), now));
    report.heading("When one expert is away");
    if (alone.isEmpty()) {
      report.paragraph("No topic of the last half year hangs on one person.");
    } else {
      report.table(
          List.of("topic", "decided by one person alone", "waits on them", "could learn it"),
          alone.stream()
              .map(
                  each ->
                      List.of(
                          each.topic().words(),
                          names.apply(each.expert()) + " (" + each.decided() + ")",
                          Integer.toString(each.waiting()),
                          each.learners().stream().map(names).collect(Collectors.joining(", "))))
              .toList());
      report.paragraph("Could learn it: those who asked most about the topic.");
    }
  }
}
