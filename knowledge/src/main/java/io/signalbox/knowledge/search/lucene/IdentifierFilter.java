package io.signalbox.knowledge.search.lucene;

import io.signalbox.knowledge.text.IdentifierWords;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Lucene token filter that emits an identifier as its words, as neighbouring words joined, and as a
 * whole. {@code KubeAPIDown} then matches "kube", "api", "down", "KubeAPI" and "kubeapidown". Each
 * word takes one position; a join stands at the position of its first word.
 */
final class IdentifierFilter extends TokenFilter {
  /** Most words in a join that is not the whole identifier. */
  private static final int LONGEST_JOIN = 3;

  /**
   * Most words of an identifier that are joined: a longer token is encoded data, whose joins would
   * only bloat the index.
   */
  private static final int MOST_PARTS = 12;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Deque<Pending> pending = new ArrayDeque<>();
  private AttributeSource.@Nullable State identifier;

  IdentifierFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    Pending next = pending.poll();
    if (next != null) {
      // Filters behind this one change the attributes of what passes them, so nothing is inherited.
      restoreState(identifier);
      term.setEmpty().append(next.text());
      increment.setPositionIncrement(next.increment());
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    List<String> parts = IdentifierWords.parts(term);
    if (parts.size() > 1) {
      enqueue(parts);
      identifier = captureState();
      term.setEmpty().append(pending.remove().text());
    }
    return true;
  }

  /**
   * Queues the tokens of an identifier, the first with the position increment of the identifier.
   */
  private void enqueue(List<String> parts) {
    int count = parts.size();
    int longest = count > MOST_PARTS ? 1 : Math.min(LONGEST_JOIN, count);
    for (int from = 0; from < count; from++) {
      pending.add(new Pending(parts.get(from), 1));
      for (int length = 2; length <= longest && from + length <= count; length++) {
        pending.add(new Pending(String.join("", parts.subList(from, from + length)), 0));
      }
      if (from == 0 && count > longest) {
        pending.add(new Pending(String.join("", parts), 0));
      }
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
    identifier = null;
  }

  private record Pending(String text, int increment) {}
}
