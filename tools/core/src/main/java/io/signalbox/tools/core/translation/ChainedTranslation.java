package io.signalbox.tools.core.translation;

import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Translation that chains two others by way of extended OpenAI chat: from the client's protocol to
 * it, and from it to the provider's.
 */
record ChainedTranslation(ProtocolTranslation client, ProtocolTranslation provider)
    implements ProtocolTranslation {

  @Override
  public byte[] request(byte[] asked) {
    return provider.request(client.request(asked));
  }

  @Override
  public byte[] answer(byte[] asked, int status, byte[] said) {
    return client.answer(asked, status, provider.answer(asked, status, said));
  }

  @Override
  public EventTranslation events(byte[] asked) {
    return new ChainedEvents(client.events(asked), provider.events(asked));
  }

  private record ChainedEvents(EventTranslation client, EventTranslation provider)
      implements EventTranslation {
    @Override
    public List<SseEvent> next(SseEvent event) {
      return through(provider.next(event));
    }

    @Override
    public List<SseEvent> end() {
      List<SseEvent> last = through(provider.end());
      last.addAll(client.end());
      return last;
    }

    private List<SseEvent> through(List<SseEvent> events) {
      List<SseEvent> out = new ArrayList<>(events.size());
      events.forEach(event -> out.addAll(client.next(event)));
      return out;
    }
  }
}
