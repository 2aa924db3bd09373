package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Parsed request body of a client in one of the API protocols: reads and sets single fields,
 * computes fingerprints and token estimates, and writes the redacted body for the provider. Reading
 * takes one pass; {@link #rewritten} replaces single values and leaves every other byte as it was.
 * Immutable.
 */
public final class RequestBody {
  /** Estimate of an image's tokens, higher than any provider's count. */
  private static final long IMAGE_TOKENS = 3_000;

  private final ApiProtocol shape;
  private final byte[] bytes;
  private final BodyParser body;
  private final BodyValues values;

  private RequestBody(ApiProtocol shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
    this.body = BodyParser.parse(bytes);
    this.values = new BodyValues(bytes);
  }

  /**
   * Parses a body; the array must not change afterwards.
   *
   * @throws MalformedBodyException with a sentence for whoever sent it
   */
  public static RequestBody read(ApiProtocol shape, byte[] bytes) {
    return new RequestBody(shape, bytes);
  }

  public ApiProtocol shape() {
    return shape;
  }

  /**
   * Returns the body as text without the models' reasoning, for redaction to avoid placeholders
   * that stand in it. Placeholders in the reasoning were given in an earlier turn and are to be
   * given again.
   */
  public String whole() {
    if (body.thoughts.isEmpty()) {
      return new String(bytes, UTF_8);
    }
    BodyEdits edits = new BodyEdits(bytes);
    body.thoughts.forEach(range -> edits.replace(range, ""));
    return new String(edits.applied(), UTF_8);
  }

  /** Returns the field {@code model}, in which clients name a route. */
  public Optional<String> model() {
    return Optional.ofNullable(body.fields.get("model"))
        .filter(values::isString)
        .map(values::string);
  }

  public boolean streams() {
    return range("stream").filter(range -> bytes[range.start()] == 't').isPresent();
  }

  /** Returns whether the request offers tools or contains their results. */
  public boolean usesTools() {
    boolean offered = isFilled("tools") || isFilled("functions");
    // An item of Responses without a role is a call, its result, or a thought between them.
    boolean roleless = shape == ApiProtocol.OPENAI_RESPONSES;
    return offered
        || body.messages.stream()
            .anyMatch(m -> m.role().equals("tool") || (roleless && m.role().isEmpty()));
  }

  /**
   * Returns the largest answer length in tokens that the request names, by any of the protocols'
   * fields. Of several names of the field any may be the one that the provider goes by.
   */
  public OptionalLong mostOutput() {
    return Stream.of("max_tokens", "max_completion_tokens", "max_output_tokens")
        .flatMapToLong(field -> number(field).stream())
        .max();
  }

  /** Returns the answer length in tokens that this field names. */
  public OptionalLong mostOutput(String field) {
    return number(field);
  }

  public long answers() {
    return Math.max(1, number("n").orElse(1));
  }

  /**
   * Returns an upper bound of the prompt's tokens: one for each byte, and a fixed number for each
   * image.
   */
  public long mostInput() {
    return bytes.length - body.dataBytes + body.images * IMAGE_TOKENS;
  }

  /**
   * Returns whether the prompt may be longer than the body: it names files, earlier responses or
   * stored prompts of the provider, or tools that the provider runs.
   */
  public boolean refersElsewhere() {
    return body.refers;
  }

  /** Returns an estimate of the prompt's tokens that is rather too high than too low. */
  public long estimatedInput() {
    return TokenEstimate.of(bytes, body.dataBytes) + body.images * IMAGE_TOKENS;
  }

  public boolean has(String field) {
    return body.fields.containsKey(field);
  }

  /** Returns a fingerprint of the system prompt, over all system messages. */
  public Optional<String> systemPrint() {
    BodyFingerprint print = new BodyFingerprint();
    range("system").ifPresent(range -> print.add(bytes, range));
    range("instructions").ifPresent(range -> print.add(bytes, range));
    body.messages.stream()
        .filter(BodyMessage::instructs)
        .forEach(message -> print.add(bytes, message.content()));
    return print.text();
  }

  /**
   * Returns a fingerprint of the conversation's first user message, which identifies the
   * conversation over its calls.
   */
  public Optional<String> openingPrint() {
    BodyFingerprint print = new BodyFingerprint();
    range("input").filter(values::isString).ifPresent(range -> print.add(bytes, range));
    body.messages.stream()
        .filter(message -> message.role().equals("user"))
        .findFirst()
        .ifPresent(message -> print.add(bytes, message.content()));
    return print.text();
  }

  public Optional<String> toolsPrint() {
    BodyFingerprint print = new BodyFingerprint();
    range("tools").ifPresent(range -> print.add(bytes, range));
    range("functions").ifPresent(range -> print.add(bytes, range));
    return print.text();
  }

  /**
   * Returns a fingerprint of the body without the user's last message, for the semantic cache;
   * empty when that is not plain text.
   */
  public Optional<String> surroundingsPrint() {
    return question()
        .flatMap(
            question -> {
              BodyFingerprint print = new BodyFingerprint();
              print.add(bytes, new ByteRange(0, question.start()));
              print.add(bytes, new ByteRange(question.end(), bytes.length));
              return print.text();
            });
  }

  /** Returns the user's last message if it is plain text. */
  public Optional<String> lastQuestion() {
    return question().map(values::string);
  }

  private Optional<ByteRange> question() {
    Optional<ByteRange> input = range("input").filter(values::isString);
    if (shape == ApiProtocol.OPENAI_RESPONSES && input.isPresent()) {
      return input;
    }
    if (body.messages.isEmpty() || !body.messages.getLast().role().equals("user")) {
      return Optional.empty();
    }
    ByteRange content = body.messages.getLast().content();
    return Optional.of(content).filter(values::isString);
  }

  public String print() {
    BodyFingerprint print = new BodyFingerprint();
    print.add(bytes, new ByteRange(0, bytes.length));
    return print.text().orElse("");
  }

  /** Function that returns the redacted form of each text of a body. */
  @FunctionalInterface
  public interface BodyTexts {
    /**
     * Returns the text as it may be sent to the provider.
     *
     * @param name of the field whose value it is; empty for names, and for what stands in a list
     */
    String leaving(String name, String text);
  }

  /**
   * Returns the body to send to the provider, with its model name, redacted texts and added fields.
   *
   * @param model what the provider calls the model
   * @param texts gives each text as it may leave; the same object for one that stays
   * @param added fields that it has not, with their JSON
   */
  public byte[] rewritten(String model, BodyTexts texts, Map<String, String> added) {
    BodyEdits edits = new BodyEdits(bytes);
    String previous = "";
    for (int i = 0; i < body.textCount; i += 2) {
      ByteRange range = new ByteRange(body.texts[i], body.texts[i + 1]);
      String before = values.string(range);
      String after = texts.leaving(body.named.get(i / 2) ? previous : "", before);
      previous = before;
      if (!after.equals(before)) {
        edits.replace(range, BodyValues.quoted(after));
      }
    }
    body.models.forEach(range -> edits.replace(range, BodyValues.quoted(model)));
    added.forEach((name, json) -> insert(edits, name, json));
    return edits.applied();
  }

  /** Returns the request with further messages appended, given as JSON objects with commas. */
  public RequestBody continued(String messages) {
    String field = shape == ApiProtocol.OPENAI_RESPONSES ? "input" : "messages";
    ByteRange range = body.fields.getOrDefault(field, new ByteRange(0, 0));
    if (values.isString(range)) {
      String first = "{\"role\":\"user\",\"content\":" + values.raw(range) + "}";
      return with(field, "[" + first + "," + messages + "]");
    }
    if (body.messages.isEmpty()) {
      return this;
    }
    BodyEdits edits = new BodyEdits(bytes);
    edits.replace(new ByteRange(range.end() - 1, range.end() - 1), "," + messages);
    return read(shape, edits.applied());
  }

  /** Returns the request with this field set to this JSON, replaced or added. */
  public RequestBody with(String field, String json) {
    BodyEdits edits = new BodyEdits(bytes);
    insert(edits, field, json);
    return read(shape, edits.applied());
  }

  /** Returns the value of a field if it is a string. */
  public Optional<String> text(String field) {
    return range(field).filter(values::isString).map(values::string);
  }

  /** Returns the raw JSON of a field. */
  public Optional<String> raw(String field) {
    return range(field).map(values::raw);
  }

  /** Returns the body without a copy. */
  public byte[] bytes() {
    return bytes;
  }

  private void insert(BodyEdits edits, String name, String json) {
    ByteRange old = body.fields.get(name);
    if (old != null) {
      edits.replace(old, json);
    } else {
      edits.insert(name, json, body.fields.isEmpty());
    }
  }

  Optional<ByteRange> range(String field) {
    return Optional.ofNullable(body.fields.get(field));
  }

  private boolean isFilled(String field) {
    return range(field).filter(r -> bytes[r.start()] == '[' && r.length() > 2).isPresent();
  }

  private OptionalLong number(String field) {
    Optional<ByteRange> range = range(field);
    if (range.isEmpty()) {
      return OptionalLong.empty();
    }
    String text = new String(bytes, range.get().start(), range.get().length(), UTF_8);
    if (!text.matches("\\d{1,12}")) {
      if (text.equals("null")) {
        return OptionalLong.empty();
      }
      throw new MalformedBodyException("'" + field + "' must be a whole number.");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
