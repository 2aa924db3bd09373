package io.signalbox.tools.foresight.quality.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parts of a model's answer that quality signals are read from, for any protocol, whole or
 * streamed.
 *
 * @param model as the reply names it
 * @param usesTools whether it calls tools, and so may have no text
 * @param isModelMissing whether it is an error that says the provider does not know the model
 * @param isReadable false where no text was found and the end of the answer was not kept
 */
public record AnswerParts(
    String text,
    Optional<String> model,
    boolean usesTools,
    boolean isModelMissing,
    boolean isReadable) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST = 20_000;

  /** Bytes of an answer from which on the gateway keeps no more of it. */
  private static final int KEPT = 1 << 16;

  private static final Pattern MISSING =
      Pattern.compile(
          "(?i)\\bmodels?\\b.{0,120}(?:not found|not exist|no longer available|been"
              + " (?:deprecated|retired|shut down|decommissioned))|^model:|(?i)not found:? model");

  /** Parses an answer, whose end may be missing. */
  public static AnswerParts of(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    byte[] bytes = all.toByteArray();
    PartsReader reader = new PartsReader(bytes.length >= KEPT);
    if (isDocument(bytes)) {
      reader.take(bytes);
    } else {
      try {
        for (SseEvent event : new SseReader().read(bytes)) {
          event
              .data()
              .filter(data -> data.startsWith("{"))
              .ifPresent(data -> reader.take(data.getBytes(StandardCharsets.UTF_8)));
        }
      } catch (MalformedBodyException e) {
        // What was read before counts.
        return reader.parts();
      }
    }
    return reader.parts();
  }

  /** Returns whether the bytes are one JSON document; some providers send spaces before it. */
  private static boolean isDocument(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at < bytes.length && bytes[at] == '{';
  }

  private static final class PartsReader {
    private final StringBuilder text = new StringBuilder();
    private Optional<String> model = Optional.empty();
    private boolean tools;
    private boolean missing;
    private boolean readable;

    PartsReader(boolean isCut) {
      this.readable = !isCut;
    }

    AnswerParts parts() {
      return new AnswerParts(text.toString(), model, tools, missing, readable || !text.isEmpty());
    }

    void take(byte[] json) {
      try {
        JsonNode root = MAPPER.readTree(json);
        missing |= isMissing(root.path("error"));
        root = root.has("response") ? root.path("response") : root;
        model(root);
        model(root.path("message"));
        openAi(root.path("choices").path(0));
        anthropic(root);
        responses(root);
      } catch (IOException e) {
        // The end of a long answer is not kept; nothing can be said of this piece.
        readable = false;
      }
    }

    /** Returns whether an error says that the model is unknown, by its code, type or message. */
    private static boolean isMissing(JsonNode error) {
      String kind = error.path("code").asText("") + " " + error.path("type").asText("");
      return kind.contains("model_not_found")
          || kind.contains("DeploymentNotFound")
          || MISSING.matcher(error.path("message").asText("")).find();
    }

    private void model(JsonNode node) {
      if (node.path("model").isTextual()) {
        model = Optional.of(node.path("model").asText());
      }
    }

    private void openAi(JsonNode choice) {
      JsonNode message = choice.has("message") ? choice.path("message") : choice.path("delta");
      add(message.path("content"));
      for (JsonNode part : message.path("content")) {
        add(part.path("text"));
      }
      tools |= message.path("tool_calls").size() > 0 || message.has("function_call");
    }

    private void anthropic(JsonNode root) {
      for (JsonNode block : root.path("content")) {
        add(block.path("text"));
        tools |= block.path("type").asText().endsWith("tool_use");
      }
      add(root.path("delta").path("text"));
      tools |= root.path("content_block").path("type").asText().endsWith("tool_use");
    }

    private void responses(JsonNode root) {
      if (root.path("type").asText().equals("response.output_text.delta")) {
        add(root.path("delta"));
      }
      for (JsonNode item : root.path("output")) {
        tools |= item.path("type").asText().endsWith("_call");
        // A streamed answer has come in pieces before the event that has it whole.
        for (JsonNode part : text.isEmpty() ? item.path("content") : MAPPER.createArrayNode()) {
          add(part.path("text"));
        }
      }
    }

    private void add(JsonNode node) {
      if (node.isTextual() && text.length() < LONGEST) {
        text.append(node.asText());
      }
    }
  }
}
