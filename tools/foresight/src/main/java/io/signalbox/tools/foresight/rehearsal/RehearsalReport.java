package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import io.signalbox.tools.foresight.report.ReportDocument;
import io.signalbox.tools.foresight.report.ReportDocument.ReportBar;
import io.signalbox.tools.foresight.report.ReportMasking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Renders a rehearsal as a report. Pure. */
public final class RehearsalReport {
  private static final int LONGEST = 600;

  private RehearsalReport() {}

  /** Returns the verdict as a sentence. */
  public static String sentence(Rehearsal rehearsal) {
    PairedComparison cases = rehearsal.comparison();
    String seen =
        "%d cases, %s against %s (%+.1f ± %.1f points, chance %.3f)"
            .formatted(
                cases.pairs(),
                rate(cases.both() + cases.won(), cases.pairs()),
                rate(cases.both() + cases.lost(), cases.pairs()),
                cases.difference() * 100,
                cases.margin() * 100,
                cases.chance());
    if (!rehearsal.isFinished()) {
      return "Unfinished, too few to tell: %s. Run again, it goes on there; so far %s."
          .formatted(String.join("; ", rehearsal.open()), seen);
    }
    return switch (cases.verdict()) {
      case WORSE -> rehearsal.to() + " is worse than " + rehearsal.from() + ": " + seen + ".";
      case NOT_WORSE ->
          rehearsal.to()
              + " is not worse than "
              + rehearsal.from()
              + " by 5 points or more: "
              + seen
              + ".";
      case TOO_FEW ->
          "Too few to tell: "
              + seen
              + String.format(
                  Locale.ROOT,
                  ". So many cases see a fall of %.0f points; one of 5 needs about %d.",
                  PairedComparison.visible(cases.pairs(), cases.discordant()) * 100,
                  PairedComparison.needed(PairedComparison.FALL, cases.discordant()));
    };
  }

  /**
   * Returns the report of a rehearsal.
   *
   * @param monthly calls of the agent in 30 days; 0 where that is not known
   * @param withRecorded whether texts of recorded requests may stand in it
   */
  public static ReportDocument of(Rehearsal rehearsal, long monthly, boolean withRecorded) {
    PairedComparison cases = rehearsal.comparison();
    ReportDocument report =
        new ReportDocument(
            "Rehearsal of %s: %s to %s"
                .formatted(rehearsal.agent(), rehearsal.from(), rehearsal.to()));
    report.paragraph(sentence(rehearsal));
    report.bars(
        "Passed",
        List.of(
            bar(rehearsal.from(), cases.both() + cases.lost(), cases.pairs()),
            bar(rehearsal.to(), cases.both() + cases.won(), cases.pairs())));
    report.paragraph(
        "Only %s passes %d cases, only %s %d; both pass %d, neither %d."
            .formatted(
                rehearsal.from(),
                cases.lost(),
                rehearsal.to(),
                cases.won(),
                cases.both(),
                cases.neither()));
    report.heading("What else differs");
    report.table(List.of("", rehearsal.from(), rehearsal.to()), rows(rehearsal, monthly));
    report.heading("The cases that differ most");
    report.table(List.of("case", rehearsal.from(), rehearsal.to()), cases(rehearsal, withRecorded));
    report.paragraph(
        "Evaluation set %s, version %s; %d recorded requests%s. %s"
            .formatted(
                rehearsal.set().name(),
                rehearsal.set().version(),
                rehearsal.recorded(),
                withRecorded || rehearsal.recorded() == 0 ? "" : ", whose texts are not shown here",
                String.join(" ", rehearsal.set().notes())));
    return report;
  }

  private static ReportBar bar(String label, int hits, int all) {
    WilsonInterval interval = WilsonInterval.of(hits, all);
    return new ReportBar(
        label, all == 0 ? 0 : (double) hits / all, interval.low(), interval.high());
  }

  private static String rate(int hits, int all) {
    return ReportDocument.percent(all == 0 ? 0 : (double) hits / all);
  }

  private static List<List<String>> rows(Rehearsal rehearsal, long monthly) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(counts(rehearsal, "answers of another form", CaseResult::isBroken));
    rows.add(counts(rehearsal, "refused", CaseResult::refused));
    rows.add(
        List.of(
            "refused parameters",
            "" + parameters(rehearsal, true),
            "" + parameters(rehearsal, false)));
    rows.add(
        List.of(
            "characters, median",
            "" + median(rehearsal, true, true),
            "" + median(rehearsal, false, true)));
    rows.add(
        List.of(
            "milliseconds, median",
            "" + median(rehearsal, true, false),
            "" + median(rehearsal, false, false)));
    Cost old = rehearsal.costOfACall(true);
    Cost next = rehearsal.costOfACall(false);
    rows.add(List.of("cost of a call", old.toString(), next.toString()));
    if (monthly > 0) {
      rows.add(
          List.of(
              "cost of " + monthly + " calls a month",
              new Cost(old.picodollars() * monthly).toString(),
              new Cost(next.picodollars() * monthly).toString()));
    }
    return rows;
  }

  private static List<String> counts(
      Rehearsal rehearsal, String name, Predicate<CaseResult> which) {
    long old = rehearsal.pairs().stream().filter(pair -> which.test(pair.old())).count();
    long next = rehearsal.pairs().stream().filter(pair -> which.test(pair.next())).count();
    return List.of(name, "" + old, "" + next);
  }

  private static long parameters(Rehearsal rehearsal, boolean old) {
    return rehearsal.pairs().stream()
        .map(pair -> old ? pair.old() : pair.next())
        .filter(CaseResult::refused)
        .flatMap(result -> result.misses().stream())
        .filter(
            words ->
                words.matches("(?is).*(unsupported|not supported|unknown) (parameter|value).*"))
        .count();
  }

  private static long median(Rehearsal rehearsal, boolean old, boolean length) {
    long[] sorted =
        rehearsal.pairs().stream()
            .map(pair -> old ? pair.old() : pair.next())
            .mapToLong(result -> length ? result.answer().length() : result.millis())
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static List<List<String>> cases(Rehearsal rehearsal, boolean withRecorded) {
    ReportMasking masking = new ReportMasking();
    return rehearsal.farthest(withRecorded).stream()
        .map(
            pair ->
                List.of(
                    masking.masked(pair.old().id()) + "\n" + masking.masked(pair.input(), LONGEST),
                    shown(pair.old(), masking),
                    shown(pair.next(), masking)))
        .toList();
  }

  private static String shown(CaseResult result, ReportMasking masking) {
    String misses = masking.masked(String.join("; ", result.misses()));
    String word =
        !result.checked()
            ? "not checked"
            : result.isUndecided() ? misses : result.isPassed() ? "passed" : "missed: " + misses;
    return word + "\n" + masking.masked(result.answer(), LONGEST);
  }
}
