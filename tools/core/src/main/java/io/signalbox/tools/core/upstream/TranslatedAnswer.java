package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import io.signalbox.tools.core.translation.EventTranslation;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answer of a provider, translated to the client's protocol as it is read. A piece may be empty if
 * it has no counterpart. For one thread.
 */
final class TranslatedAnswer implements Upstream.Answer {
  private static final int MOST_BYTES = 64 << 20;

  private final Upstream.Answer answer;
  private final ProtocolTranslation translation;
  private final byte[] asked;
  private final Optional<EventTranslation> events;
  private final SseReader reader = new SseReader();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private boolean over;

  private TranslatedAnswer(Upstream.Answer answer, ProtocolTranslation translation, byte[] asked) {
    this.answer = answer;
    this.translation = translation;
    this.asked = asked;
    boolean streams = answer.header("content-type").orElse("").startsWith("text/event-stream");
    this.events = streams ? Optional.of(translation.events(asked)) : Optional.empty();
  }

  /** Sends a client's request translated to the provider's protocol. */
  static Upstream.Answer send(
      Upstream upstream,
      Upstream.Request request,
      ProtocolTranslation translation,
      Duration within,
      CallCancellation cancellation) {
    Upstream.Request spoken =
        new Upstream.Request(
            request.method(),
            request.uri(),
            request.headers(),
            translation.request(request.body()));
    return new TranslatedAnswer(
        upstream.send(spoken, within, cancellation), translation, request.body());
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public Optional<String> header(String name) {
    return events.isPresent() && name.equalsIgnoreCase("content-type")
        ? Optional.of("text/event-stream")
        : answer.header(name);
  }

  @Override
  public Optional<byte[]> next(Duration within) {
    if (over) {
      return Optional.empty();
    }
    Optional<byte[]> piece = answer.next(within);
    over = piece.isEmpty();
    try {
      return events.isPresent() ? events(events.get(), piece) : whole(piece);
    } catch (MalformedBodyException e) {
      answer.close();
      throw new UpstreamFailedException(
          events.isPresent() ? UpstreamFailedException.Reason.BROKEN : untold(whole.toByteArray()));
    }
  }

  private Optional<byte[]> events(EventTranslation translator, Optional<byte[]> piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (piece.isEmpty()) {
      write(translator.end(), out);
      return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
    }
    for (SseEvent event : reader.read(piece.get())) {
      write(translator.next(event), out);
    }
    return Optional.of(out.toByteArray());
  }

  private static void write(List<SseEvent> events, ByteArrayOutputStream out) {
    events.forEach(event -> out.writeBytes(event.raw()));
  }

  private Optional<byte[]> whole(Optional<byte[]> piece) {
    piece.ifPresent(whole::writeBytes);
    if (whole.size() > MOST_BYTES) {
      answer.close();
      throw new UpstreamFailedException(UpstreamFailedException.Reason.TOO_LARGE);
    }
    return Optional.of(
        over ? translation.answer(asked, answer.status(), whole.toByteArray()) : new byte[0]);
  }

  /** Returns the failure reason for a provider's answer that cannot be translated. */
  private static UpstreamFailedException.Reason untold(byte[] body) {
    Optional<AnswerFacts> facts = AnswerReader.read(body);
    if (facts.isEmpty()) {
      return WholeAnswer.unreadable(body);
    }
    return facts.get().isError()
        ? UpstreamFailedException.Reason.ERROR_INSIDE
        : UpstreamFailedException.Reason.WITHOUT_ANSWER;
  }

  @Override
  public void close() {
    answer.close();
  }
}
