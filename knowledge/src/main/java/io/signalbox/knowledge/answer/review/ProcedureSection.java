package io.signalbox.knowledge.answer.review;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.CodeFences;
import io.signalbox.knowledge.markdown.SectionRole;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.ContentWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Section of a page that describes a procedure, with the programs it runs, for comparison with
 * another page.
 *
 * @param path the section's heading path, never empty
 * @param goal content words of its heading
 * @param qualifiers words that say for which of several alike things it is right
 * @param programs in the order they are run, without those that any procedure uses; never empty
 */
record ProcedureSection(
    List<String> path, Set<String> goal, Set<String> qualifiers, List<String> programs) {
  private static final double SAME_HEADING = 0.6;

  private static final Pattern COMMAND =
      Pattern.compile("^\\s{0,12}(?:[$#>] )?(?:sudo )?([a-z][a-z0-9_-]{2,30})(?= )");

  private static final Pattern SHELL =
      Pattern.compile("^\\s*[`~]{3,}\\s*(?:ba|z|k)?(?:sh|shell|console|terminal)?\\s*$");

  /** Programs that only inspect, or that any procedure uses; they are ignored in the comparison. */
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

  /** Returns the procedures of a page, those of its best passages first. */
  static List<ProcedureSection> of(RankedDocument page) {
    List<ProcedureSection> all = new ArrayList<>();
    for (ScoredPassage scored : page.passages()) {
      List<String> path = scored.passage().headingPath();
      if (path.isEmpty() || SectionRole.of(path) == SectionRole.DIAGNOSIS) {
        continue;
      }
      List<String> programs = programs(scored.passage());
      if (!programs.isEmpty()) {
        all.add(
            new ProcedureSection(
                path,
                SubjectWords.words(path.getLast()),
                SubjectWords.qualifiers(String.join(" ", path)),
                programs));
      }
    }
    return all;
  }

  boolean hasSameGoalAs(ProcedureSection other) {
    return !goal.isEmpty()
        && ContentWords.coverage(goal, other.goal) >= SAME_HEADING
        && ContentWords.coverage(other.goal, goal) >= SAME_HEADING
        && qualifiers.equals(other.qualifiers);
  }

  boolean sharesNoProgramWith(ProcedureSection other) {
    return programs.stream().noneMatch(other.programs::contains);
  }

  private static List<String> programs(Passage passage) {
    Set<String> programs = new LinkedHashSet<>();
    CodeFences fences = new CodeFences();
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
    return List.copyOf(programs);
  }
}
