package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reply of a compared system to a question: shown text, cited documents, confidence and time.
 *
 * @param pieces Markdown as shown; none when the reply is that it is not known
 * @param more Markdown that is shown to whoever wants more
 * @param unsure whether the reply says that it may not be the answer
 * @param documents cited by what is shown, or else nearest; ids as in the questions
 * @param further documents that only the rest cites
 * @param confidence what the system decides on whether to answer; higher is surer
 * @param nanos how long it took
 */
public record SystemReply(
    List<String> pieces,
    List<String> more,
    boolean unsure,
    List<String> documents,
    List<String> further,
    double confidence,
    long nanos) {
  public SystemReply {
    pieces = List.copyOf(pieces);
    more = List.copyOf(more);
    documents = List.copyOf(documents);
    further = List.copyOf(further);
  }

  /** Creates a reply without a hidden part. */
  public SystemReply(
      List<String> pieces, boolean unsure, List<String> documents, double confidence, long nanos) {
    this(pieces, List.of(), unsure, documents, List.of(), confidence, nanos);
  }

  /** Creates a reply from an answer, with the documents of its shown and its hidden part apart. */
  public static SystemReply of(Answer.CitedAnswer cited) {
    List<String> documents = documents(cited, /* more= */ false);
    List<String> further = new ArrayList<>(documents(cited, /* more= */ true));
    further.removeAll(documents);
    return new SystemReply(
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

  /** Returns the text that is shown at once. */
  String text() {
    return String.join("\n\n", pieces);
  }

  /** Returns this reply without its hidden part. */
  public SystemReply atOnce() {
    return new SystemReply(pieces, unsure, documents, confidence, nanos);
  }

  /** Returns this reply with its hidden part shown. */
  SystemReply whole() {
    List<String> all = new ArrayList<>(pieces);
    all.addAll(more);
    List<String> pages = new ArrayList<>(documents);
    pages.addAll(further);
    return new SystemReply(all, unsure, pages, confidence, nanos);
  }

  SystemReply timed(long measured) {
    return new SystemReply(pieces, more, unsure, documents, further, confidence, measured);
  }
}
