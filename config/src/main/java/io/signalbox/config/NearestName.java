package io.signalbox.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name closest to a mistyped one, for "did you mean": fewest insertions, deletions,
 * replacements and swaps of neighbours (optimal string alignment), ignoring case and separators.
 */
public final class NearestName {
  /**
   * Longest name compared, in characters: longer ones are no typing mistakes, and the work is
   * quadratic.
   */
  private static final int LONGEST = 60;

  private NearestName() {}

  static Optional<String> among(Collection<String> known, String typed) {
    String plain = plain(typed);
    int most = Math.min(plain.length() - 1, Math.max(1, plain.length() / 3));
    return known.stream()
        .filter(name -> distance(plain, plain(name)) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String name) {
    return shortened(name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""));
  }

  private static String shortened(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Returns the edit distance of two names, of the first 60 characters of each. */
  public static int distance(String first, String second) {
    String a = shortened(first);
    String b = shortened(second);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
