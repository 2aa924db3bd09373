package io.signalbox.knowledge.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines which words of a sentence are negated, and which are opposites: "do not restart"
 * against "restart", "raise" against "lower". A negation turns the content word that follows it.
 */
public final class SentencePolarity {
  private static final Set<String> NEGATORS =
      Set.of(
          "not", "never", "no", "cannot", "without", "avoid", "nobody", "nothing", "none",
          "unless");

  private static final String[][] OPPOSITES = {
    {"enable", "disable"},
    {"start", "stop"},
    {"raise", "lower"},
    {"increase", "decrease"},
    {"grow", "shrink"},
    {"allow", "deny"},
    {"allow", "forbid"},
    {"before", "after"},
    {"above", "below"},
    {"more", "less"},
    {"more", "fewer"},
    {"most", "least"},
    {"maximum", "minimum"},
    {"max", "min"},
    {"primary", "replica"},
    {"primary", "standby"},
    {"up", "down"},
    {"add", "remove"},
    {"open", "close"},
    {"safe", "unsafe"},
    {"always", "never"},
    {"first", "last"},
    {"high", "low"},
    {"attach", "detach"},
    {"mount", "unmount"},
    {"lock", "unlock"},
    {"true", "false"},
    {"internal", "external"},
    {"healthy", "unhealthy"},
    {"newer", "older"},
    {"required", "optional"},
    {"encrypt", "decrypt"},
    {"cordon", "uncordon"},
    {"possible", "impossible"},
    {"production", "staging"},
    {"leader", "follower"},
    {"on", "off"}
  };

  /**
   * Opposites by word: the stem of the first word of each pair, and whether the word is the second.
   */
  private static final Map<String, Set<String>> OPPOSITES_OF = opposites();

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]t)?");

  private SentencePolarity() {}

  /**
   * Returns the words of a text, each with whether it is negated; for a repeated word the last
   * occurrence counts.
   */
  public static Map<String, Boolean> of(String text) {
    Map<String, Boolean> denied = new LinkedHashMap<>();
    boolean negated = false;
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      String word = matcher.group();
      if (NEGATORS.contains(word) || word.endsWith("'t") || word.endsWith("’t")) {
        negated = true;
      } else if (ContentWords.isContent(word)) {
        denied.put(ContentWords.stem(word), negated);
        negated = false;
      }
    }
    return denied;
  }

  /** Returns the stems that are opposites of this one. */
  public static Set<String> oppositesOf(String stem) {
    return OPPOSITES_OF.getOrDefault(stem, Set.of());
  }

  private static Map<String, Set<String>> opposites() {
    Map<String, Set<String>> all = new HashMap<>();
    for (String[] pair : OPPOSITES) {
      String one = ContentWords.stem(pair[0]);
      String other = ContentWords.stem(pair[1]);
      all.merge(one, Set.of(other), SentencePolarity::both);
      all.merge(other, Set.of(one), SentencePolarity::both);
    }
    return Map.copyOf(all);
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> all = new java.util.HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
