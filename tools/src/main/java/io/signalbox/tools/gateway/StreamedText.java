package io.signalbox.tools.gateway;

import io.signalbox.tools.wire.AnswerFacts;
import io.signalbox.tools.wire.AnswerReader;
import io.signalbox.tools.wire.SseEvent;
import io.signalbox.tools.wire.SseReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the text of a streamed answer while it arrives. For one answer and one thread. */
final class StreamedText {
  private final Consumer<String> written;
  private final SseReader reader = new SseReader();
  private final StringBuilder text = new StringBuilder();
  private AnswerFacts facts = AnswerFacts.NONE;

  /**
   * @param written takes each further bit of the text
   */
  StreamedText(Consumer<String> written) {
    this.written = written;
  }

  /** What is known at the end; without text when the answer broke off. */
  AnswerFacts read(GatewayReply.Pieces pieces) {
    for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      for (SseEvent event : reader.read(piece.get())) {
        event
            .data()
            .flatMap(data -> AnswerReader.read(data.getBytes(StandardCharsets.UTF_8)))
            .ifPresent(this::take);
      }
    }
    boolean whole = facts.finishReason().isPresent();
    return facts.withText(whole ? Optional.of(text.toString()) : Optional.empty());
  }

  private void take(AnswerFacts more) {
    facts = facts.then(more);
    more.text()
        .filter(bit -> !bit.isEmpty())
        .ifPresent(
            bit -> {
              text.append(bit);
              written.accept(bit);
            });
  }
}
