package io.signalbox.knowledge.masking.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trie that searches a text for many words at once, one step a character. Built once, then
 * immutable and shared between threads.
 *
 * @param <V> carried by a word
 */
public final class WordTrie<V> {
  private static final int ASCII = 128;
  private static final int ROOT = 0;

  private final boolean anyCase;
  private short[] steps = new short[ASCII];
  private final Map<Integer, Integer> others = new HashMap<>();
  private final List<List<V>> values = new ArrayList<>(List.of(List.of()));

  /**
   * Creates an empty trie.
   *
   * @param anyCase whether words are given in lower case and stand in any case in texts
   */
  public WordTrie(boolean anyCase) {
    this.anyCase = anyCase;
  }

  public void add(String word, V value) {
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int next = step(node, c);
      if (next == ROOT) {
        next = values.size();
        values.add(List.of());
        steps = Arrays.copyOf(steps, values.size() * ASCII);
        if (c < ASCII) {
          steps[node * ASCII + c] = (short) next;
        } else {
          others.put((node << 16) | c, next);
        }
      }
      node = next;
    }
    List<V> more = new ArrayList<>(values.get(node));
    more.add(value);
    values.set(node, List.copyOf(more));
  }

  /** Returns the node after a character; 0 when no word continues with it. */
  public int step(int node, char c) {
    char folded = anyCase ? folded(c) : c;
    if (folded < ASCII) {
      return steps[node * ASCII + folded];
    }
    return others.getOrDefault((node << 16) | folded, ROOT);
  }

  /** Returns the values of the words that end at a node. */
  public List<V> at(int node) {
    return values.get(node);
  }

  private static char folded(char c) {
    if (c < ASCII) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return Character.toLowerCase(c);
  }
}
