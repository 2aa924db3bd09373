package io.signalbox.knowledge.answer.review;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.StatedQuantity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Finds contradictions between two pages about the same subject: differing numbers and differing
 * programs. Precision first: a warning that is wrong teaches people not to read warnings. Two pages
 * are compared only when their titles name the same matter ({@link SubjectWords#isSameTitle}) and
 * neither is a ticket, which tells what once was. Then they differ in
 *
 * <ul>
 *   <li>a setting written like one ({@code max_connections}, {@code ledger.batch-size}), when each
 *       page gives it a single number, for the same environment, and not as an example;
 *   <li>a sentence that both have in nearly the same words, for the same environment, with all
 *       numbers but one the same ("starts at 01:30", "starts at 02:30");
 *   <li>the programs run under headings that mean the same and not for a look only ({@code
 *       patronictl} here, {@code pg_ctl} there), when the sections have no program in common.
 * </ul>
 *
 * Numbers are compared as quantities: 60 s and a page's "1 min" are the same.
 *
 * <p>One instance serves one answer, and reads each of its pages once. Not safe for several
 * threads.
 */
final class ContradictionFinder {
  private static final double SAME_SENTENCE = 0.8;
  private static final int LEAST_WORDS = 4;

  private final IdentityHashMap<RankedDocument, NumericStatements> read = new IdentityHashMap<>();

  /**
   * Contradiction between two pages, with the wording of each.
   *
   * @param one in the first page's words
   * @param other in the other's
   * @param path the heading path where the first page says it
   * @param otherPath where the other does
   */
  record Difference(String one, String other, List<String> path, List<String> otherPath) {}

  /** Returns all differences between two pages, those in programs to run first. */
  List<Difference> between(RankedDocument one, RankedDocument other) {
    boolean comparable =
        one.kind() == DocumentKind.RUNBOOK
            && other.kind() == DocumentKind.RUNBOOK
            && SubjectWords.isSameTitle(one.frontMatter().title(), other.frontMatter().title());
    if (!comparable) {
      return List.of();
    }
    List<Difference> all = new ArrayList<>();
    NumericStatements mine = statements(one);
    NumericStatements theirs = statements(other);
    commands(one, other, all);
    settings(mine, theirs, all);
    sentences(mine, theirs, all);
    return all;
  }

  private NumericStatements statements(RankedDocument page) {
    return read.computeIfAbsent(page, NumericStatements::of);
  }

  private static void settings(
      NumericStatements one, NumericStatements other, List<Difference> all) {
    for (NumericStatements.Setting theirs : other.settings().values()) {
      NumericStatements.Setting mine = one.settings().get(theirs.name());
      if (mine != null
          && !mine.value().isSame(theirs.value())
          && mine.qualifiers().equals(theirs.qualifiers())) {
        String said = "`" + mine.name() + "` is " + mine.value().text();
        all.add(new Difference(said, theirs.value().text(), mine.path(), theirs.path()));
      }
    }
  }

  private static void sentences(
      NumericStatements one, NumericStatements other, List<Difference> all) {
    for (NumericStatements.Sentence mine : one.sentences()) {
      for (NumericStatements.Sentence theirs : other.sentences()) {
        if (isSameSentence(mine, theirs) && differInOne(mine.quantities(), theirs.quantities())) {
          all.add(
              new Difference(
                  "“" + mine.text() + "”", "“" + theirs.text() + "”", mine.path(), theirs.path()));
        }
      }
    }
  }

  private static boolean isSameSentence(
      NumericStatements.Sentence one, NumericStatements.Sentence other) {
    return Math.min(one.words().size(), other.words().size()) >= LEAST_WORDS
        && one.qualifiers().equals(other.qualifiers())
        && ContentWords.coverage(one.words(), other.words()) >= SAME_SENTENCE
        && ContentWords.coverage(other.words(), one.words()) >= SAME_SENTENCE;
  }

  private static boolean differInOne(List<StatedQuantity> some, List<StatedQuantity> others) {
    if (some.size() != others.size()) {
      return false;
    }
    int differing = 0;
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).isSame(others.get(i))) {
        differing++;
        if (!some.get(i).unit().equals(others.get(i).unit())) {
          return false;
        }
      }
    }
    return differing == 1;
  }

  private static void commands(RankedDocument one, RankedDocument other, List<Difference> all) {
    List<ProcedureSection> others = ProcedureSection.of(other);
    for (ProcedureSection mine :
        others.isEmpty() ? List.<ProcedureSection>of() : ProcedureSection.of(one)) {
      for (ProcedureSection theirs : others) {
        if (mine.hasSameGoalAs(theirs) && mine.sharesNoProgramWith(theirs)) {
          all.add(
              new Difference(
                  "it is done with `" + mine.programs().getFirst() + "`",
                  "with `" + theirs.programs().getFirst() + "`",
                  mine.path(),
                  theirs.path()));
        }
      }
    }
  }
}
