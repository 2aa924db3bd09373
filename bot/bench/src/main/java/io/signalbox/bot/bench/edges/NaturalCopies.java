package io.signalbox.bot.bench.edges;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds passages of nineteen words or more that public prompts had in common before anything was
 * planted, by comparing words without fingerprints. A dependency found there is right, though
 * nobody planted it.
 */
final class NaturalCopies {
  private static final int RUNNING = 19;

  private final Map<String, Set<String>> holders = new HashMap<>();

  /**
   * @param hosts texts without plants, by name
   */
  NaturalCopies(Map<String, String> hosts) {
    hosts.forEach(
        (name, text) ->
            runs(text)
                .forEach(run -> holders.computeIfAbsent(run, any -> new HashSet<>()).add(name)));
  }

  /** Returns the names of the prompts that share nineteen running words with a text. */
  Set<String> holding(String text) {
    Set<String> found = new HashSet<>();
    runs(text).forEach(run -> found.addAll(holders.getOrDefault(run, Set.of())));
    return found;
  }

  private static Stream<String> runs(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return IntStream.rangeClosed(0, words.size() - RUNNING)
        .mapToObj(from -> String.join(" ", words.subList(from, from + RUNNING)));
  }
}
