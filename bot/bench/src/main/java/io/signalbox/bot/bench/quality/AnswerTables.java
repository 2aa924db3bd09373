package io.signalbox.bot.bench.quality;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Prints the results of {@code bench answers} as Markdown tables, so that a row can be pasted into
 * the docs.
 */
final class AnswerTables {
  private static final double[] FLOORS = {0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99};

  /** Greatest allowed share of all questions that are answered wrongly and confidently. */
  private static final double WRONG_ALLOWED = 0.02;

  private final PrintWriter out;

  AnswerTables(PrintWriter out) {
    this.out = out;
  }

  /** Prints all tables; the kinds, corpora and the curve are those of the first system. */
  void print(Map<String, List<ScoredAnswer>> systems) {
    out.println();
    answerable("single-page questions", systems, each -> !each.question().isTwoPage());
    answerable("two-page questions", systems, each -> each.question().isTwoPage());
    unanswerable(systems);
    all(systems);
    AnswerCounts own = new AnswerCounts(systems.values().iterator().next());
    AnswerCounts answerable = own.only(each -> each.question().golden().answerable());
    groups("kind of question", answerable, each -> each.question().kind());
    groups("questions", answerable, each -> each.question().set());
    curve(own);
    out.flush();
  }

  private void answerable(
      String name, Map<String, List<ScoredAnswer>> systems, Predicate<ScoredAnswer> wanted) {
    head(name);
    systems.forEach(
        (system, scored) ->
            row(
                system,
                new AnswerCounts(scored)
                    .only(each -> each.question().golden().answerable())
                    .only(wanted)));
    out.println();
  }

  private void groups(String name, AnswerCounts counts, Function<ScoredAnswer, String> group) {
    head(name);
    counts.all().stream().collect(Collectors.groupingBy(group)).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> row(entry.getKey(), new AnswerCounts(entry.getValue())));
    out.println();
  }

  private void head(String name) {
    out.printf(
        "| %s | n | right and sufficient | of these before \"more\" | not sufficient | wrong | of"
            + " these unsure | unsure | false \"I don't know\" | characters, right | characters,"
            + " all |%n",
        name);
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  }

  private void row(String name, AnswerCounts counts) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %d | %s | %s | %d | %s | %s | %d | %d |%n",
        name,
        counts.size(),
        counts.share(AnswerVerdict.RIGHT).text(),
        counts.share(ScoredAnswer::isRightAtOnce).count(),
        counts.share(AnswerVerdict.NOT_SUFFICIENT).text(),
        counts.share(AnswerVerdict.WRONG).text(),
        counts
            .share(each -> each.verdict() == AnswerVerdict.WRONG && each.answer().unsure())
            .count(),
        counts.share(each -> each.answer().unsure()).text(),
        counts.share(AnswerVerdict.FALSE_UNKNOWN).text(),
        counts.only(each -> each.verdict() == AnswerVerdict.RIGHT).medianCharacters(),
        counts.medianCharacters());
  }

  private void unanswerable(Map<String, List<ScoredAnswer>> systems) {
    out.println(
        "| unanswerable questions | n | honest \"I don't know\" | answered | of these unsure |");
    out.println("| --- | --- | --- | --- | --- |");
    systems.forEach(
        (system, scored) -> {
          AnswerCounts counts =
              new AnswerCounts(scored).only(each -> !each.question().golden().answerable());
          out.printf(
              Locale.ROOT,
              "| %s | %d | %s | %s | %d |%n",
              system,
              counts.size(),
              counts.share(AnswerVerdict.HONEST_UNKNOWN).text(),
              counts.share(AnswerVerdict.MADE_UP).text(),
              counts
                  .share(each -> each.verdict() == AnswerVerdict.MADE_UP && each.answer().unsure())
                  .count());
        });
    out.println();
  }

  private void all(Map<String, List<ScoredAnswer>> systems) {
    out.println(
        "| all questions | n | wrong and confident | unsure or false \"I don't know\" | abstention"
            + " AUROC | right above wrong, AUROC | p50 ms | p99 ms |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    systems.forEach(
        (system, scored) -> {
          AnswerCounts counts = new AnswerCounts(scored);
          AnswerTimes times = AnswerTimes.of(scored);
          out.printf(
              Locale.ROOT,
              "| %s | %d | %s | %s | %.3f | %.3f | %.1f | %.1f |%n",
              system,
              counts.size(),
              counts.share(AnswerCounts::isWrongAndConfident).text(),
              counts
                  .only(each -> each.question().golden().answerable())
                  .share(
                      each ->
                          each.answer().unsure() || each.verdict() == AnswerVerdict.FALSE_UNKNOWN)
                  .text(),
              counts.auroc(
                  each -> each.question().golden().answerable(),
                  each -> !each.question().golden().answerable()),
              counts
                  .only(each -> !each.answer().isUnknown())
                  .auroc(
                      each -> each.verdict() == AnswerVerdict.RIGHT,
                      each ->
                          each.verdict() == AnswerVerdict.WRONG
                              || each.verdict() == AnswerVerdict.MADE_UP),
              times.median(),
              times.p99());
        });
    out.println();
  }

  /** Prints the shares of right and wrong replies at higher confidence thresholds. */
  private void curve(AnswerCounts counts) {
    out.println(
        "| confident from | answered, of all | right, of answerable | wrong, of all | answered, of"
            + " unanswerable |");
    out.println("| --- | --- | --- | --- | --- |");
    for (double floor : FLOORS) {
      Predicate<ScoredAnswer> said = isSaidAt(floor);
      out.printf(
          Locale.ROOT,
          "| %.2f | %s | %s | %s | %s |%n",
          floor,
          counts.share(said).text(),
          counts
              .only(each -> each.question().golden().answerable())
              .share(said.and(each -> each.verdict() == AnswerVerdict.RIGHT))
              .text(),
          counts.share(said.and(AnswerTables::isWrong)).text(),
          counts.only(each -> !each.question().golden().answerable()).share(said).text());
    }
    out.println();
    operatingPoint(counts);
  }

  private void operatingPoint(AnswerCounts counts) {
    counts.all().stream()
        .filter(each -> !each.answer().isUnknown())
        .map(each -> each.answer().confidence())
        .sorted()
        .filter(
            floor ->
                counts.share(isSaidAt(floor).and(AnswerTables::isWrong)).share() <= WRONG_ALLOWED)
        .findFirst()
        .ifPresentOrElse(
            floor ->
                out.printf(
                    Locale.ROOT,
                    "At most %.0f %% of all are wrong from a confidence of %.3f on: answered %s,"
                        + " right of answerable %s%n",
                    WRONG_ALLOWED * 100,
                    floor,
                    counts.share(isSaidAt(floor)).text(),
                    counts
                        .only(each -> each.question().golden().answerable())
                        .share(isSaidAt(floor).and(each -> each.verdict() == AnswerVerdict.RIGHT))
                        .text()),
            () -> out.println("No confidence leaves at most 2 % wrong."));
  }

  private static Predicate<ScoredAnswer> isSaidAt(double floor) {
    return each -> !each.answer().isUnknown() && each.answer().confidence() >= floor;
  }

  private static boolean isWrong(ScoredAnswer each) {
    return each.verdict() == AnswerVerdict.WRONG || each.verdict() == AnswerVerdict.MADE_UP;
  }
}
