package io.signalbox.knowledge.answer.review;

import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.knowledge.text.IdentifierWords;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the subjects of pages, headings and sentences by their normalised content words. */
final class SubjectWords {
  /** Replacements that give different spellings of a thing one form. */
  private static final Map<Pattern, String> SAME =
      Map.of(
          word("dbs?"), "database",
          word("pg|postgresql"), "postgres",
          word("k8s"), "kubernetes",
          word("fail(?:ing)?[- ]over"), "failover",
          word("roll(?:ing)?[- ]back"), "rollback",
          word("prod|prd"), "production",
          word("stage|stg"), "staging",
          word("dev"), "development");

  /** Title words that name the sort of page, such as a runbook, instead of its subject. */
  private static final Set<String> SORTS_OF_PAGE =
      stems(
          "old copy manual draft new legacy guide runbook howto procedure note notes doc docs page"
              + " v1 v2");

  /** Words that tell alike things apart, such as the environment a sentence is about. */
  private static final Set<String> QUALIFIERS =
      stems(
          "staging production development test testing qa sandbox preview canary demo local primary"
              + " replica standby leader follower minimum maximum min max default internal external"
              + " public private small medium large free paid read write critical warning eu us"
              + " emea apac europe america asia");

  private static final Pattern IDENTIFIER = Pattern.compile("\\w*\\p{Ll}\\p{Lu}\\w*|\\w+_\\w+");

  private SubjectWords() {}

  /**
   * Returns whether two titles name the same subject: one contains all words of the other, at least
   * two, and the environments agree. Names of alerts must be the same.
   */
  static boolean isSameTitle(String title, String other) {
    Set<String> words = subject(title);
    Set<String> others = subject(other);
    if (!qualifiers(title).equals(qualifiers(other))) {
      return false;
    }
    if (isIdentifier(title) || isIdentifier(other)) {
      return !words.isEmpty() && words.equals(others);
    }
    return Math.min(words.size(), others.size()) > 1
        && (words.containsAll(others) || others.containsAll(words));
  }

  /** Returns the normalised content words, without those that name the sort of page. */
  static Set<String> subject(String text) {
    Set<String> words = words(text);
    words.removeAll(SORTS_OF_PAGE);
    return words;
  }

  /** Returns the content words in normalised spelling. */
  static Set<String> words(String text) {
    String plain = IdentifierWords.spellOut(text);
    for (Map.Entry<Pattern, String> same : SAME.entrySet()) {
      plain = same.getKey().matcher(plain).replaceAll(same.getValue());
    }
    return new HashSet<>(ContentWords.of(plain));
  }

  /** Returns the qualifiers, such as environments, among a text's words. */
  static Set<String> qualifiers(String text) {
    Set<String> words = words(text);
    words.retainAll(QUALIFIERS);
    return words;
  }

  private static boolean isIdentifier(String title) {
    return IDENTIFIER.matcher(title.strip()).matches();
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  private static Set<String> stems(String words) {
    return Set.copyOf(ContentWords.of(words));
  }
}
