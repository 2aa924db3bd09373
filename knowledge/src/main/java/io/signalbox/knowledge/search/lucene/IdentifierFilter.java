package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.search.Identifiers;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Gives an identifier as its words, as its neighbouring words joined, and as a whole: {@code
 * KubeAPIDown} meets "kube", "api", "down", "KubeAPI" and "kubeapidown".
 */
final class IdentifierFilter extends TokenFilter {
  /** Joins of more words than this are given only when they are the whole identifier. */
  private static final int LONGEST_JOIN = 3;

  /**
   * A token beyond this is encoded data rather than a name; joining its parts would only bloat the
   * index.
   */
  private static final int MOST_PARTS = 12;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Deque<String> pending = new ArrayDeque<>();

  IdentifierFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    String next = pending.poll();
    if (next == null) {
      if (!input.incrementToken()) {
        return false;
      }
      List<String> parts = Identifiers.parts(term);
      if (parts.size() == 1) {
        return true;
      }
      pending.addAll(parts);
      joins(parts);
      next = pending.remove();
    }
    term.setEmpty().append(next);
    return true;
  }

  private void joins(List<String> parts) {
    int count = parts.size();
    int longest = count > MOST_PARTS ? 1 : Math.min(LONGEST_JOIN, count);
    for (int length = 2; length <= longest; length++) {
      for (int from = 0; from + length <= count; from++) {
        pending.add(String.join("", parts.subList(from, from + length)));
      }
    }
    if (count > longest) {
      pending.add(String.join("", parts));
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
  }
}
