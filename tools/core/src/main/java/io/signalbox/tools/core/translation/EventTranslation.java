package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.SseEvent;
import java.util.List;

/**
 * Stateful translator of one streamed answer from the provider's events to the client's. For one
 * thread.
 */
public interface EventTranslation {

  /**
   * Returns the client's events for one of the provider's; may be empty.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException when it is no event of the
   *     provider's protocol
   */
  List<SseEvent> next(SseEvent event);

  /** Returns the events that close an answer which the provider ended without its final event. */
  List<SseEvent> end();
}
