package io.signalbox.tools.translation;

import io.signalbox.tools.wire.SseEvent;
import java.util.List;

/** Translates one streamed answer, event by event. For one thread. */
public sealed interface EventTranslation permits OpenAiEvents, AnthropicEvents {

  /**
   * What the client reads instead of this event; may be nothing.
   *
   * @throws io.signalbox.tools.wire.MalformedBody when it is no event of the provider's protocol
   */
  List<SseEvent> next(SseEvent event);

  /** What is left to say when the provider has closed an answer without its last event. */
  List<SseEvent> end();
}
