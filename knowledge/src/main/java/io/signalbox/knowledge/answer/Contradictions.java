package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what two pages say differently. Precision first: a warning that is wrong teaches people not
 * to read warnings. Two pages are compared only when their titles name the same matter ({@link
 * Matter#isSameTitle}) and neither is a ticket, which tells what once was. Then they differ in
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
 */
final class Contradictions {
  private static final double SAME_HEADING = 0.6;
  private static final double SAME_SENTENCE = 0.8;
  private static final int LEAST_WORDS = 4;

  private static final Pattern COMMAND =
      Pattern.compile("^\\s{0,12}(?:[$#>] )?(?:sudo )?([a-z][a-z0-9_-]{2,30})(?= )");

  private static final Pattern SHELL =
      Pattern.compile("^\\s*[`~]{3,}\\s*(?:ba|z|k)?(?:sh|shell|console|terminal)?\\s*$");

  /** Programs that only look, or that any procedure uses. */
  private static final Set<String> EVERYDAY =
      Set.of(
          "kubectl",
          "oc",
          "curl",
          "cat",
          "grep",
          "ssh",
          "echo",
          "export",
          "watch",
          "tail",
          "less",
          "psql",
          "git",
          "for",
          "while",
          "the",
          "run",
          "then",
          "select",
          "done",
          "sed",
          "awk",
          "jq",
          "docker",
          "helm",
          "make",
          "systemctl",
          "journalctl",
          "head",
          "find",
          "python",
          "aws",
          "gcloud",
          "terraform",
          "vault");

  private Contradictions() {}

  /**
   * What two pages say differently.
   *
   * @param one in the first page's words
   * @param other in the other's
   * @param path the heading path where the first page says it
   * @param otherPath where the other does
   */
  record Difference(String one, String other, List<String> path, List<String> otherPath) {}

  /** All they differ in, the programs to run first. */
  static List<Difference> between(RankedDocument one, RankedDocument other) {
    boolean comparable =
        one.kind() != DocumentKind.TICKET
            && other.kind() != DocumentKind.TICKET
            && Matter.isSameTitle(one.frontMatter().title(), other.frontMatter().title());
    if (!comparable) {
      return List.of();
    }
    List<Difference> all = new ArrayList<>();
    Statements mine = Statements.of(one);
    Statements theirs = Statements.of(other);
    commands(one, other, all);
    settings(mine, theirs, all);
    sentences(mine, theirs, all);
    return all;
  }

  private static void settings(Statements one, Statements other, List<Difference> all) {
    for (Statements.Setting theirs : other.settings().values()) {
      Statements.Setting mine = one.settings().get(theirs.name());
      if (mine != null
          && !mine.value().isSame(theirs.value())
          && mine.qualifiers().equals(theirs.qualifiers())) {
        String said = "`" + mine.name() + "` is " + mine.value().text();
        all.add(new Difference(said, theirs.value().text(), mine.path(), theirs.path()));
      }
    }
  }

  private static void sentences(Statements one, Statements other, List<Difference> all) {
    for (Statements.Sentence mine : one.sentences()) {
      for (Statements.Sentence theirs : other.sentences()) {
        if (isSameSentence(mine, theirs) && differInOne(mine.quantities(), theirs.quantities())) {
          all.add(
              new Difference(
                  "“" + mine.text() + "”", "“" + theirs.text() + "”", mine.path(), theirs.path()));
        }
      }
    }
  }

  private static boolean isSameSentence(Statements.Sentence one, Statements.Sentence other) {
    return Math.min(one.words().size(), other.words().size()) >= LEAST_WORDS
        && one.qualifiers().equals(other.qualifiers())
        && Words.coverage(one.words(), other.words()) >= SAME_SENTENCE
        && Words.coverage(other.words(), one.words()) >= SAME_SENTENCE;
  }

  private static boolean differInOne(List<Quantity> some, List<Quantity> others) {
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
    for (ScoredPassage mine : one.passages()) {
      for (ScoredPassage theirs : other.passages()) {
        if (isSameGoal(mine.passage(), theirs.passage())) {
          Set<String> programs = programs(mine.passage());
          Set<String> others = programs(theirs.passage());
          boolean disjoint = programs.stream().noneMatch(others::contains);
          if (!programs.isEmpty() && !others.isEmpty() && disjoint) {
            all.add(
                new Difference(
                    "it is done with `" + programs.iterator().next() + "`",
                    "with `" + others.iterator().next() + "`",
                    mine.passage().headingPath(),
                    theirs.passage().headingPath()));
          }
        }
      }
    }
  }

  private static boolean isSameGoal(Passage one, Passage other) {
    if (one.headingPath().isEmpty()
        || other.headingPath().isEmpty()
        || SectionRole.of(one.headingPath()) == SectionRole.DIAGNOSIS) {
      return false;
    }
    Set<String> words = Matter.words(one.headingPath().getLast());
    Set<String> others = Matter.words(other.headingPath().getLast());
    return !words.isEmpty()
        && Words.coverage(words, others) >= SAME_HEADING
        && Words.coverage(others, words) >= SAME_HEADING
        && Matter.qualifiers(String.join(" ", one.headingPath()))
            .equals(Matter.qualifiers(String.join(" ", other.headingPath())));
  }

  private static Set<String> programs(Passage passage) {
    Set<String> programs = new LinkedHashSet<>();
    Fences fences = new Fences();
    boolean shell = false;
    boolean inside = false;
    boolean continued = false;
    for (String line : passage.text().lines().toList()) {
      boolean code = fences.isCode(line);
      if (code && !inside) {
        shell = SHELL.matcher(line).matches();
      } else if (code && shell) {
        Matcher command = COMMAND.matcher(line);
        if (!continued && command.find()) {
          programs.add(command.group(1));
        }
        continued = line.endsWith("\\");
      }
      inside = fences.isOpen();
    }
    programs.removeAll(EVERYDAY);
    return programs;
  }
}
