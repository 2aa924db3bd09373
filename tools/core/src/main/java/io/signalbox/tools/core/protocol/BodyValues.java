package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the JSON values at byte ranges of a body that was parsed before. */
final class BodyValues {
  private static final JsonFactory JSON = PooledJson.json();

  private final byte[] bytes;

  BodyValues(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isString(ByteRange range) {
    return range.length() >= 2 && bytes[range.start()] == '"';
  }

  /** Returns the JSON of the value at this range, including quotes. */
  String raw(ByteRange range) {
    return new String(bytes, range.start(), range.length(), UTF_8);
  }

  /** Returns the string at this range without quotes and escapes. */
  String string(ByteRange range) {
    for (int i = range.start(); i < range.end(); i++) {
      if (bytes[i] == '\\') {
        return unescaped(range);
      }
    }
    return new String(bytes, range.start() + 1, range.length() - 2, UTF_8);
  }

  private String unescaped(ByteRange range) {
    try (JsonParser parser = JSON.createParser(bytes, range.start(), range.length())) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Encodes a text as a JSON string with quotes. */
  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
