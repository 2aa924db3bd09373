package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what two pages say differently. Precision first: a warning that is wrong teaches people not
 * to read warnings. Two pages are compared only when their titles are about the same matter (half
 * of the words of the shorter one shared). Then
 *
 * <ul>
 *   <li>a setting written like one ({@code max_connections}, {@code ledger.batch-size}) that each
 *       page gives one single number, a different one; a page that gives several (staging and
 *       production, say) is left alone;
 *   <li>the programs run under headings that mean the same ({@code patronictl} here, {@code pg_ctl}
 *       there), when the sections have commands but no program in common.
 * </ul>
 */
final class Contradictions {
  private static final double SAME_MATTER = 0.5;
  private static final double SAME_HEADING = 0.6;

  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\w./-])([a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+)`?\\s*(?:=|:|\\||\\bis(?: set to)?\\b|\\bto\\b|\\bof\\b)\\s*`?\"?(\\d+(?:\\.\\d+)?\\s?(?:ms|s|m|h|d|MB|GB|KB|MiB|GiB|%)?)(?!\\w|\\.\\d)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMAND =
      Pattern.compile(
          "^\\s*(?:\\$ |# |> )?(?:sudo )?([a-z][a-z0-9_-]{2,30})(?= )", Pattern.MULTILINE);

  /** Programs that only look, or that any procedure uses. */
  private static final Set<String> EVERYDAY =
      Set.of(
          "kubectl", "oc", "curl", "cat", "grep", "ssh", "echo", "export", "watch", "tail", "less",
          "psql", "git", "for", "while", "the", "run", "then", "select");

  private Contradictions() {}

  /**
   * What two pages say differently.
   *
   * @param one in the first page's words
   * @param other in the other's
   * @param otherPath the heading path where the other says it
   */
  record Difference(String one, String other, List<String> otherPath) {}

  static Optional<Difference> between(RankedDocument one, RankedDocument other) {
    if (!aboutTheSame(one.frontMatter().title(), other.frontMatter().title(), SAME_MATTER)) {
      return Optional.empty();
    }
    return settings(one, other).or(() -> commands(one, other));
  }

  private static boolean aboutTheSame(String title, String otherTitle, double share) {
    Set<String> words = Words.of(title);
    Set<String> others = Words.of(otherTitle);
    boolean comparable = words.size() > 1 && others.size() > 1;
    return comparable
        && Math.max(Words.coverage(words, others), Words.coverage(others, words)) >= share;
  }

  private static Optional<Difference> settings(RankedDocument one, RankedDocument other) {
    Map<String, Value> values = singleValues(one);
    for (Map.Entry<String, Value> entry : singleValues(other).entrySet()) {
      Value mine = values.get(entry.getKey());
      if (mine != null && !mine.text().equals(entry.getValue().text())) {
        return Optional.of(
            new Difference(
                "`" + entry.getKey() + "` is " + mine.text(),
                entry.getValue().text(),
                entry.getValue().path()));
      }
    }
    return Optional.empty();
  }

  private record Value(String text, List<String> path) {}

  private static Map<String, Value> singleValues(RankedDocument document) {
    Map<String, Value> values = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (ScoredPassage scored : document.passages()) {
      Matcher matcher = SETTING.matcher(scored.passage().text());
      while (matcher.find()) {
        String key = matcher.group(1);
        String value = matcher.group(2).strip();
        Value before = values.putIfAbsent(key, new Value(value, scored.passage().headingPath()));
        if (before != null && !before.text().equals(value)) {
          several.add(key);
        }
      }
    }
    values.keySet().removeAll(several);
    return values;
  }

  private static Optional<Difference> commands(RankedDocument one, RankedDocument other) {
    for (ScoredPassage mine : one.passages()) {
      for (ScoredPassage theirs : other.passages()) {
        if (sameHeading(mine.passage(), theirs.passage())) {
          Set<String> programs = programs(mine.passage());
          Set<String> others = programs(theirs.passage());
          boolean disjoint = programs.stream().noneMatch(others::contains);
          if (!programs.isEmpty() && !others.isEmpty() && disjoint) {
            return Optional.of(
                new Difference(
                    "it is done with `" + programs.iterator().next() + "`",
                    "with `" + others.iterator().next() + "`",
                    theirs.passage().headingPath()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean sameHeading(Passage one, Passage other) {
    if (one.headingPath().isEmpty() || other.headingPath().isEmpty()) {
      return false;
    }
    Set<String> words = Words.of(one.headingPath().getLast());
    Set<String> others = Words.of(other.headingPath().getLast());
    return !words.isEmpty()
        && Words.coverage(words, others) >= SAME_HEADING
        && Words.coverage(others, words) >= SAME_HEADING;
  }

  private static Set<String> programs(Passage passage) {
    Set<String> programs = new LinkedHashSet<>();
    for (MarkdownPart part : MarkdownPart.of(passage.text())) {
      String markdown = part.markdown();
      if (markdown.contains("```")) {
        Matcher matcher = COMMAND.matcher(insideFences(markdown));
        while (matcher.find()) {
          programs.add(matcher.group(1));
        }
      }
    }
    programs.removeAll(EVERYDAY);
    return programs;
  }

  private static String insideFences(String markdown) {
    StringBuilder code = new StringBuilder();
    boolean inside = false;
    for (String line : markdown.split("\n", -1)) {
      if (line.strip().startsWith("```")) {
        inside = !inside;
      } else if (inside) {
        code.append(line).append('\n');
      }
    }
    return code.toString();
  }
}
