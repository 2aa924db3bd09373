package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A system's reply.
 *
 * @param pieces Markdown as shown; none when the reply is that it is not known
 * @param more Markdown that is shown to whoever wants more
 * @param unsure whether the reply says that it may not be the answer
 * @param documents cited by what is shown, or else nearest; ids as in the questions
 * @param further documents that only the rest cites
 * @param confidence what the system decides on whether to answer; higher is surer
 * @param nanos how long it took
 */
public record GivenAnswer(
    List<String> pieces,
    List<String> more,
    boolean unsure,
    List<String> documents,
    List<String> further,
    double confidence,
    long nanos) {
  public GivenAnswer {
    pieces = List.copyOf(pieces);
    more = List.copyOf(more);
    documents = List.copyOf(documents);
    further = List.copyOf(further);
  }

  /** A reply without more behind it. */
  public GivenAnswer(
      List<String> pieces, boolean unsure, List<String> documents, double confidence, long nanos) {
    this(pieces, List.of(), unsure, documents, List.of(), confidence, nanos);
  }

  /** A reply with its documents in two: those of what is shown, and those of the rest. */
  public static GivenAnswer of(Answer.CitedAnswer cited) {
    List<String> documents = documents(cited, /* more= */ false);
    List<String> further = new ArrayList<>(documents(cited, /* more= */ true));
    further.removeAll(documents);
    return new GivenAnswer(
        markdown(cited, /* more= */ false),
        markdown(cited, /* more= */ true),
        cited.unsure(),
        documents,
        further,
        cited.confidence(),
        0);
  }

  private static List<String> markdown(Answer.CitedAnswer cited, boolean more) {
    return cited.pieces().stream()
        .filter(piece -> piece.more() == more)
        .map(AnswerPiece::markdown)
        .toList();
  }

  private static List<String> documents(Answer.CitedAnswer cited, boolean more) {
    Set<Integer> numbers = new HashSet<>();
    cited.pieces().stream()
        .filter(piece -> piece.more() == more)
        .forEach(piece -> numbers.addAll(piece.citations()));
    return cited.citations().stream()
        .filter(citation -> numbers.contains(citation.number()))
        .map(citation -> citation.document().value())
        .distinct()
        .toList();
  }

  public boolean isUnknown() {
    return pieces.isEmpty();
  }

  /** The text that is shown at once. */
  String text() {
    return String.join("\n\n", pieces);
  }

  /** The same as if there were nothing behind what is shown at once. */
  public GivenAnswer atOnce() {
    return new GivenAnswer(pieces, unsure, documents, confidence, nanos);
  }

  /** The same with everything that is shown to whoever wants more. */
  GivenAnswer whole() {
    List<String> all = new ArrayList<>(pieces);
    all.addAll(more);
    List<String> pages = new ArrayList<>(documents);
    pages.addAll(further);
    return new GivenAnswer(all, unsure, pages, confidence, nanos);
  }

  GivenAnswer timed(long measured) {
    return new GivenAnswer(pieces, more, unsure, documents, further, confidence, measured);
  }
}
