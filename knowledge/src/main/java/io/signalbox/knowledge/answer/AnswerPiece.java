package io.signalbox.knowledge.answer;

import java.util.List;

/**
 * Self-contained part of an answer: a paragraph, some steps, a code block.
 *
 * @param markdown without citation marks; commands exactly as their page writes them
 * @param citations numbers of the citations it rests on, never empty
 */
public record AnswerPiece(String markdown, List<Integer> citations) {
  public AnswerPiece {
    citations = List.copyOf(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException("every piece of an answer cites something");
    }
  }
}
