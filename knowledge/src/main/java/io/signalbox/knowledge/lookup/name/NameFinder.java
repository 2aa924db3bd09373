package io.signalbox.knowledge.lookup.name;

import io.signalbox.config.NearestName;
import io.signalbox.knowledge.lookup.name.NameMatch.Closeness;
import io.signalbox.knowledge.text.SpellingTolerance;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Matches a typed name to known names in this order: exactly, without words such as "team", by
 * whole words ("ledger" for ledger-api), by prefix ("pay"), then with typing errors. As many errors
 * count as the length of the name allows, and the first letter must be right. The first of these
 * that finds anything decides.
 */
public final class NameFinder {
  private static final Pattern GENERAL =
      Pattern.compile(
          "\\b(?:the|our|team|squad|crew|group|guys|folks|people|thing|things|stuff|services?|systems?|apps?|applications?|components?|repo|repository|project|on["
              + " -]?call|rotation|in prod|in production|in staging|please)\\b");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s_./:-]+");
  private static final int SHORTEST_PREFIX = 3;

  private NameFinder() {}

  public static <T> Optional<NameMatch<T>> find(String typed, List<NamedEntity<T>> candidates) {
    String plain = plain(typed);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Optional<NameMatch<T>> exact = exact(Closeness.EXACT, plain, candidates, NameFinder::plain);
    if (exact.isPresent()) {
      return exact;
    }
    String core = core(typed);
    if (core.isEmpty()) {
      return Optional.empty();
    }
    Set<String> words = words(core);
    return exact(Closeness.WITHOUT_GENERAL_WORDS, core, candidates, NameFinder::core)
        .or(
            () ->
                matching(Closeness.PART, candidates, name -> words(core(name)).containsAll(words)))
        .or(() -> matching(Closeness.PREFIX, candidates, name -> startsWords(name, words)))
        .or(() -> misspelt(core, candidates));
  }

  private static <T> Optional<NameMatch<T>> exact(
      Closeness closeness,
      String typed,
      List<NamedEntity<T>> candidates,
      UnaryOperator<String> form) {
    String joined = joined(typed);
    return matching(closeness, candidates, name -> joined(form.apply(name)).equals(joined));
  }

  private static <T> Optional<NameMatch<T>> matching(
      Closeness closeness, List<NamedEntity<T>> candidates, Predicate<String> fits) {
    List<NamedEntity<T>> found =
        candidates.stream().filter(each -> each.names().stream().anyMatch(fits)).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(new NameMatch<>(closeness, found));
  }

  private static boolean startsWords(String name, Set<String> typed) {
    Set<String> words = words(core(name));
    return typed.stream()
        .allMatch(
            part ->
                part.length() >= SHORTEST_PREFIX
                    && words.stream().anyMatch(word -> word.startsWith(part)));
  }

  private static <T> Optional<NameMatch<T>> misspelt(
      String typed, List<NamedEntity<T>> candidates) {
    String joined = joined(typed);
    for (int mistakes = 1; mistakes <= SpellingTolerance.of(joined); mistakes++) {
      int most = mistakes;
      Optional<NameMatch<T>> found =
          matching(Closeness.MISSPELT, candidates, name -> isNear(joined, name, most));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(String typed, String name, int most) {
    Set<String> forms = new HashSet<>(words(core(name)));
    forms.add(joined(core(name)));
    return forms.stream()
        .filter(form -> !form.isEmpty() && form.charAt(0) == typed.charAt(0))
        .anyMatch(form -> form.length() > 3 && NearestName.distance(typed, form) <= most);
  }

  /** Normalises a name: lower case, no accents, single spaces between words. */
  static String plain(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String lower = decomposed.toLowerCase(Locale.ROOT).replaceFirst("^[@#]", "");
    return SEPARATORS.matcher(lower).replaceAll(" ").strip();
  }

  private static String core(String name) {
    String without = GENERAL.matcher(plain(name)).replaceAll(" ");
    return SEPARATORS.matcher(without).replaceAll(" ").strip();
  }

  private static String joined(String plain) {
    return plain.replace(" ", "");
  }

  private static Set<String> words(String plain) {
    return Arrays.stream(plain.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
