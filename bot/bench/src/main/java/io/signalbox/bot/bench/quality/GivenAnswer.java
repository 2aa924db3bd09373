package io.signalbox.bot.bench.quality;

import java.util.List;

/**
 * A system's reply.
 *
 * @param pieces Markdown as shown; none when the reply is that it is not known
 * @param unsure whether the reply says that it may not be the answer
 * @param documents cited, or else nearest; ids as in the questions
 * @param confidence what the system decides on whether to answer; higher is surer
 * @param nanos how long it took
 */
public record GivenAnswer(
    List<String> pieces, boolean unsure, List<String> documents, double confidence, long nanos) {
  public GivenAnswer {
    pieces = List.copyOf(pieces);
    documents = List.copyOf(documents);
  }

  public boolean isUnknown() {
    return pieces.isEmpty();
  }

  String text() {
    return String.join("\n\n", pieces);
  }

  GivenAnswer timed(long measured) {
    return new GivenAnswer(pieces, unsure, documents, confidence, measured);
  }
}
