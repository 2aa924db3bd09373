package io.signalbox.knowledge.text;

/**
 * Edit distance of two words: the fewest insertions, deletions, replacements and swaps of
 * neighbours (optimal string alignment).
 */
public final class SpellingDistance {
  private static final int LONGEST = 60;

  private SpellingDistance() {}

  /** Returns the number of typing errors tolerated in a name of this length. */
  public static int tolerance(String typed) {
    return typed.length() < 5 ? 0 : typed.length() < 8 ? 1 : 2;
  }

  public static int distance(String first, String second) {
    String a = first.length() > LONGEST ? first.substring(0, LONGEST) : first;
    String b = second.length() > LONGEST ? second.substring(0, LONGEST) : second;
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
