package io.signalbox.tools.core.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.protocol.SseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Bodies and events as tests write and read them. */
public final class TranslationFixture {
  private static final JsonMapper JSON = new JsonMapper();

  private TranslationFixture() {}

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  public static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of the events that these events of a provider become. */
  public static List<JsonNode> events(
      ProtocolTranslation translation, String request, String... events) {
    EventTranslation streamed = translation.events(bytes(request));
    List<JsonNode> data = new ArrayList<>();
    for (String event : events) {
      streamed
          .next(new SseEvent(bytes("data: " + event + "\n\n")))
          .forEach(each -> data.add(json(bytes(each.data().orElse("")))));
    }
    return data;
  }
}
