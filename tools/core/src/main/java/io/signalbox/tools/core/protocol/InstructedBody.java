package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Inserts system instructions before those of a request, in the form of its protocol. Stateless.
 */
public final class InstructedBody {
  private InstructedBody() {}

  /**
   * Returns the request with the instructions inserted and the field that named them removed.
   *
   * @param field whose value is a text
   */
  public static RequestBody of(RequestBody request, String field, String instructions) {
    BodyEdits removal = new BodyEdits(request.bytes());
    request.range(field).ifPresent(value -> removal.remove(field, value));
    RequestBody rest = RequestBody.read(request.shape(), removal.applied());
    return switch (request.shape()) {
      case OPENAI_CHAT -> begun(rest, instructions);
      case ANTHROPIC_MESSAGES -> preceded(rest, "system", instructions);
      case OPENAI_RESPONSES -> preceded(rest, "instructions", instructions);
      case OPENAI_EMBEDDINGS, GEMINI, BEDROCK ->
          throw new MalformedBodyException("A prompt can be put into conversations only.");
    };
  }

  private static RequestBody begun(RequestBody request, String instructions) {
    ByteRange messages =
        request
            .range("messages")
            .filter(place -> request.bytes()[place.start()] == '[')
            .orElseThrow(() -> new MalformedBodyException("'messages' must be a list."));
    String message = "{\"role\":\"system\",\"content\":" + BodyValues.quoted(instructions) + "}";
    return inserted(request, messages, message);
  }

  private static RequestBody preceded(RequestBody request, String field, String instructions) {
    Optional<ByteRange> own = request.range(field);
    Optional<String> text = request.text(field);
    if (own.isPresent() && request.bytes()[own.get().start()] == '[') {
      String part = "{\"type\":\"text\",\"text\":" + BodyValues.quoted(instructions) + "}";
      return inserted(request, own.get(), part);
    }
    String all = text.map(after -> instructions + "\n\n" + after).orElse(instructions);
    return request.with(field, BodyValues.quoted(all));
  }

  /** Inserts an element at the start of a JSON array. */
  private static RequestBody inserted(RequestBody request, ByteRange list, String element) {
    byte[] bytes = request.bytes();
    int at = list.start() + 1;
    boolean empty = new String(bytes, at, list.end() - at, UTF_8).strip().equals("]");
    BodyEdits edits = new BodyEdits(bytes);
    edits.replace(new ByteRange(at, at), element + (empty ? "" : ","));
    return RequestBody.read(request.shape(), edits.applied());
  }
}
