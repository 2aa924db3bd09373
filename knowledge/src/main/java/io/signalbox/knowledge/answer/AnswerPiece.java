package io.signalbox.knowledge.answer;

import java.util.List;

/**
 * Self-contained part of an answer with its citations: a paragraph, some steps, a code block.
 *
 * @param markdown without citation marks; commands exactly as their page writes them
 * @param citations numbers of the citations it rests on, never empty
 * @param more whether it is only for whoever wants more than the shortest answer
 */
public record AnswerPiece(String markdown, List<Integer> citations, boolean more) {
  public AnswerPiece {
    citations = List.copyOf(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("every piece of an answer cites something");
    }
  }

  /** Creates a piece that is shown at first, not only in the longer answer. */
  public AnswerPiece(String markdown, List<Integer> citations) {
    this(markdown, citations, false);
  }
}
