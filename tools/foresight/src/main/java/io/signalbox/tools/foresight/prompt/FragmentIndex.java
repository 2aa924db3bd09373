package io.signalbox.tools.foresight.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Inverted index from fingerprints to the prompts that contain them. Fingerprints in more than a
 * tenth of the prompts, and more than thirty, count as boilerplate and are ignored. Immutable; safe
 * for use by many threads.
 */
public final class FragmentIndex {
  private static final int COMMON = 30;
  private static final double COMMON_SHARE = 0.1;

  /**
   * Least share of a fragment's fingerprints in a carrier; a copy with 30 % of its words edited
   * keeps 24 %.
   */
  private static final double CARRIED = 0.17;

  /** Share from which on a prompt counts as a carrier, however common the fingerprints are. */
  private static final double MOSTLY = 0.5;

  /**
   * Most holders of a fingerprint that counts as distinctive; a stock phrase has more. A carrier of
   * less than half has to share some of these.
   */
  private static final int FEW = 12;

  private static final double FEW_SHARE = 0.005;

  /** Fewest shared fingerprints of a carrier, about eight words in a row. */
  private static final int LEAST = 3;

  private final List<String> names;
  private final List<FingerprintSet> prompts;
  private final Map<Long, int[]> holders;

  /**
   * @param prompts fingerprints by the name of the prompt, all made with one key
   */
  public FragmentIndex(Map<String, FingerprintSet> prompts) {
    Map<String, FingerprintSet> ordered = new TreeMap<>(prompts);
    this.names = List.copyOf(ordered.keySet());
    this.prompts = List.copyOf(ordered.values());
    this.holders = invert(this.prompts);
    int common = (int) Math.max(COMMON, names.size() * COMMON_SHARE);
    holders.values().removeIf(each -> each.length > common);
  }

  private static Map<Long, int[]> invert(Collection<FingerprintSet> prompts) {
    Map<Long, List<Integer>> lists = new HashMap<>();
    int index = 0;
    for (FingerprintSet prompt : prompts) {
      for (long print : prompt.inOrder()) {
        lists.computeIfAbsent(print, any -> new ArrayList<>(2)).add(index);
      }
      index++;
    }
    Map<Long, int[]> holders = new HashMap<>();
    lists.forEach((print, list) -> holders.put(print, list.stream().mapToInt(i -> i).toArray()));
    return holders;
  }

  /**
   * Finds the prompts that contain a fragment, verbatim or edited, by fingerprints alone.
   *
   * @return the share of the fragment's fingerprints, from 0 to 1, by the name of the prompt
   */
  public Map<String, Double> carriers(FingerprintSet fragment) {
    return carriers(fragment, any -> true);
  }

  /**
   * Finds the prompts that contain a fragment, verbatim or edited, where their texts are known.
   *
   * @param aligned compares the fragment's text with that of the named prompt; asked where the
   *     fingerprints show an edited or a short copy, which stock phrases may look like
   * @return the share of the fragment's fingerprints, from 0 to 1, by the name of the prompt
   */
  public Map<String, Double> carriers(FingerprintSet fragment, Predicate<String> aligned) {
    int[] shared = new int[names.size()];
    int[] telling = new int[names.size()];
    int few = (int) Math.max(FEW, names.size() * FEW_SHARE);
    int rare = 0;
    for (long print : fragment.inOrder()) {
      int[] holding = holders.get(print);
      rare += holding != null ? 1 : 0;
      for (int prompt : holding == null ? new int[0] : holding) {
        shared[prompt]++;
        telling[prompt] += holding != null && holding.length <= few ? 1 : 0;
      }
    }
    Map<String, Double> carriers = new TreeMap<>();
    int least = (int) Math.max(LEAST, Math.ceil(fragment.size() * CARRIED));
    for (int prompt = 0; prompt < shared.length; prompt++) {
      boolean told =
          shared[prompt] >= fragment.size() * MOSTLY
              || telling[prompt] >= Math.max(LEAST, least / 2);
      boolean enough = told && shared[prompt] >= Math.min(least, Math.max(LEAST, rare));
      if (enough && isCopy(fragment, prompt, few, aligned)) {
        carriers.put(names.get(prompt), (double) shared[prompt] / fragment.size());
      }
    }
    return carriers;
  }

  private boolean isCopy(FingerprintSet fragment, int prompt, int few, Predicate<String> aligned) {
    return CopyEvidence.isCopy(
        fragment.inOrder(),
        print -> holders.containsKey(print) && prompts.get(prompt).contains(print),
        print -> Objects.requireNonNullElse(holders.get(print), new int[0]).length <= few,
        () -> aligned.test(names.get(prompt)));
  }

  /**
   * Returns the passages that a prompt shares with others, at most one for each other prompt and
   * place.
   */
  public List<SharedPassage> shared(String name) {
    int self = names.indexOf(name);
    if (self < 0) {
      return List.of();
    }
    long[] prints = prompts.get(self).inOrder();
    Map<Integer, List<Integer>> places = new TreeMap<>();
    for (int place = 0; place < prints.length; place++) {
      for (int other : holders.getOrDefault(prints[place], new int[0])) {
        if (other != self) {
          places.computeIfAbsent(other, any -> new ArrayList<>()).add(place);
        }
      }
    }
    List<SharedPassage> passages = new ArrayList<>();
    places.forEach(
        (other, shared) ->
            SharedPassage.groups(shared).stream()
                .map(
                    group ->
                        new SharedPassage(
                            names.get(other),
                            group.getFirst(),
                            group.getLast(),
                            FingerprintSet.of(group.stream().mapToLong(place -> prints[place]))))
                .forEach(passages::add));
    return passages;
  }
}
