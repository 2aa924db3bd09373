package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.SseEvent;
import java.util.List;

/** Translates one streamed answer, event by event. For one thread. */
public interface EventTranslation {

  /**
   * Returns the client's events in place of this one; may be empty.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBody when it is no event of the provider's
   *     protocol
   */
  List<SseEvent> next(SseEvent event);

  /** Returns the closing events when the provider ended an answer without its last event. */
  List<SseEvent> end();
}
