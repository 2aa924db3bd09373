package io.signalbox.tools.core.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.protocol.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates the pieces of a Gemini stream to OpenAI chat completion chunks; Gemini has no final
 * event of its own.
 */
final class GeminiEvents implements EventTranslation {
  private final GeminiAnswer answer;
  private boolean begun;
  private boolean over;

  /**
   * @param created in seconds since 1970
   */
  GeminiEvents(long created) {
    this.answer = new GeminiAnswer(created);
  }

  @Override
  public List<SseEvent> next(SseEvent event) {
    Optional<ObjectNode> data = TranslationJson.data(event);
    if (data.isEmpty()) {
      return List.of();
    }
    if (data.get().hasNonNull("error")) {
      ObjectNode error = TranslationJson.object();
      error
          .putObject("error")
          .put("message", data.get().path("error").path("message").asText())
          .put("type", "server_error")
          .put("code", data.get().path("error").path("status").asText("provider_error"));
      return List.of(TranslationJson.unnamed(TranslationJson.text(error)));
    }
    ObjectNode delta = answer.take(data.get());
    if (!begun) {
      begun = true;
      delta.put("role", "assistant");
    }
    return delta.isEmpty() ? List.of() : List.of(chunk(delta, ""));
  }

  private SseEvent chunk(ObjectNode delta, String finish) {
    ObjectNode out = answer.head("chat.completion.chunk");
    ObjectNode choice = out.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    if (finish.isEmpty()) {
      choice.putNull("finish_reason");
    } else {
      choice.put("finish_reason", finish);
    }
    return TranslationJson.unnamed(TranslationJson.text(out));
  }

  @Override
  public List<SseEvent> end() {
    if (over || answer.finish().isEmpty()) {
      return List.of();
    }
    over = true;
    List<SseEvent> last = new ArrayList<>(3);
    last.add(chunk(TranslationJson.object(), answer.finish()));
    answer
        .usage()
        .ifPresent(
            usage -> {
              ObjectNode counted = answer.head("chat.completion.chunk");
              counted.putArray("choices");
              counted.set("usage", usage);
              last.add(TranslationJson.unnamed(TranslationJson.text(counted)));
            });
    last.add(TranslationJson.unnamed("[DONE]"));
    return last;
  }
}
