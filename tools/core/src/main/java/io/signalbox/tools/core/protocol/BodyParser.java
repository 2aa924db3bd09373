package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parser that finds, in one pass over a request body, the byte positions of its top-level fields,
 * messages and texts.
 */
final class BodyParser {
  private static final JsonFactory JSON = PooledJson.json();

  /**
   * Minimum length in bytes from which a string in a data field is taken for base64 of an image or
   * sound.
   */
  private static final int DATA = 512;

  private final byte[] bytes;
  private final JsonParser parser;
  final Map<String, ByteRange> fields = new LinkedHashMap<>();
  final List<ByteRange> models = new ArrayList<>(1);
  final List<BodyMessage> messages = new ArrayList<>();
  int[] texts = new int[64];
  int textCount;
  int images;

  /**
   * True once the body names content that the provider fetches or has kept, or a tool that it runs,
   * so that the prompt may be longer than the body.
   */
  boolean refers;

  int dataBytes;

  /** Positions of models' reasoning blocks; providers sign them, so they must not be changed. */
  final List<ByteRange> thoughts = new ArrayList<>(0);

  /** Indexes of the texts that are the value of a field whose name is the preceding text. */
  final BitSet named = new BitSet();

  private static final Set<String> REFERENCE_FIELDS =
      Set.of("file_url", "file_id", "previous_response_id", "conversation", "mcp_servers");

  private static final List<String> REFERENCE_TYPES =
      List.of(
          "item_reference",
          "document",
          "file",
          "input_file",
          "code_interpreter",
          "file_search",
          "image_generation",
          "mcp",
          "web_fetch",
          "code_execution");

  private String field = "";
  private boolean inSchemas;
  private boolean afterName;

  private BodyParser(byte[] bytes) throws IOException {
    this.bytes = bytes;
    this.parser = JSON.createParser(bytes);
  }

  static BodyParser parse(byte[] bytes) {
    try {
      BodyParser body = new BodyParser(bytes);
      try (body.parser) {
        body.root();
      }
      return body;
    } catch (JsonEOFException e) {
      throw new MalformedBodyException("The body is cut off: it is not a whole JSON object.");
    } catch (StreamConstraintsException e) {
      throw new MalformedBodyException(
          "The body is nested too deeply or has a value that is too long.");
    } catch (JsonParseException e) {
      throw new MalformedBodyException(
          "The body is not JSON; it breaks at byte " + offset(e) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long offset(JsonParseException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
  }

  private void root() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedBodyException("The body is not a JSON object.");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = fieldName();
      JsonToken token = parser.nextToken();
      boolean named = name.equals("messages") || name.equals("input");
      refers |= name.equals("prompt") && token == JsonToken.START_OBJECT;
      inSchemas = name.equals("tools") || name.equals("functions");
      boolean conversation = named && token == JsonToken.START_ARRAY;
      ByteRange range = conversation ? messages() : value(token);
      fields.put(name, range);
      if (name.equals("model")) {
        models.add(range);
      }
    }
    if (parser.nextToken() != null) {
      throw new MalformedBodyException("The body goes on after its JSON object.");
    }
  }

  private ByteRange messages() throws IOException {
    int start = start();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        messages.add(message());
      } else {
        var unused = value(token);
      }
      token = parser.nextToken();
    }
    return new ByteRange(start, position());
  }

  private BodyMessage message() throws IOException {
    int start = start();
    String role = "";
    ByteRange content = new ByteRange(start, start);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = fieldName();
      JsonToken token = parser.nextToken();
      if (name.equals("role") && token == JsonToken.VALUE_STRING) {
        role = parser.getText();
      }
      ByteRange range = value(token);
      content = name.equals("content") ? range : content;
    }
    return new BodyMessage(role, new ByteRange(start, position()), content);
  }

  private String fieldName() throws IOException {
    field = parser.currentName();
    // A tool's parameters may have such a name without naming anything.
    refers |= !inSchemas && REFERENCE_FIELDS.contains(field);
    int start = start();
    // The parser has read past the colon already; a name's end is found by its own closing quote.
    text(new ByteRange(start, closingQuote(start) + 1));
    afterName = true;
    return field;
  }

  private int closingQuote(int open) {
    int at = open + 1;
    while (bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  /** Parses a value of any kind with all its contents and returns its position. */
  private ByteRange value(JsonToken token) throws IOException {
    int start = start();
    if (token == JsonToken.VALUE_STRING) {
      parser.finishToken();
      ByteRange range = new ByteRange(start, position());
      string(range);
      return range;
    }
    afterName = false;
    if (!token.isStructStart()) {
      return new ByteRange(start, start + parser.getTextLength());
    }
    int depth = 1;
    while (depth > 0) {
      JsonToken next = parser.nextToken();
      if (next == null) {
        throw new MalformedBodyException("The body is cut off: it is not a whole JSON object.");
      } else if (next.isStructStart()) {
        depth++;
      } else if (next.isStructEnd()) {
        depth--;
      } else if (next == JsonToken.FIELD_NAME) {
        var unused = fieldName();
      } else if (next == JsonToken.VALUE_STRING) {
        int at = start();
        parser.finishToken();
        string(new ByteRange(at, position()));
      }
      afterName &= next == JsonToken.FIELD_NAME;
    }
    return new ByteRange(start, position());
  }

  private void string(ByteRange range) {
    if (isData(range)) {
      dataBytes += range.length();
      images++;
      return;
    }
    named.set(textCount / 2, afterName);
    if (afterName && field.equals("thinking")) {
      thoughts.add(range);
    }
    refers |= afterName && !refers && field.equals("type") && isReferenceType(range);
    afterName = false;
    text(range);
  }

  /** Returns whether a type is one of these, or one of these with a version after it. */
  private boolean isReferenceType(ByteRange range) {
    for (String type : REFERENCE_TYPES) {
      int end = range.start() + 1 + type.length();
      if (end < range.end()
          && (bytes[end] == '"' || bytes[end] == '_')
          && startsWith(range, type)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a string is an image or sound in base64, which is not searched for text. */
  private boolean isData(ByteRange range) {
    if (range.length() < DATA) {
      return false;
    }
    boolean mayBeUrl = field.equals("url") || field.equals("image_url");
    boolean url = mayBeUrl && startsWith(range, "data:") && indexOf(range, ";base64,");
    return url || (field.equals("data") && isBase64(range));
  }

  private boolean isBase64(ByteRange range) {
    for (int i = range.start() + 1; i < range.end() - 1; i++) {
      byte b = bytes[i];
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      if (!letter && b != '+' && b != '/' && b != '=') {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(ByteRange range, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[range.start() + 1 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean indexOf(ByteRange range, String text) {
    int end = Math.min(range.end(), range.start() + 120);
    String head =
        new String(bytes, range.start(), end - range.start(), StandardCharsets.ISO_8859_1);
    int comma = head.indexOf(text);
    return comma > 0
        && isBase64(new ByteRange(range.start() + comma + text.length() - 1, range.end()));
  }

  private void text(ByteRange range) {
    if (textCount == texts.length) {
      texts = Arrays.copyOf(texts, texts.length * 2);
    }
    texts[textCount++] = range.start();
    texts[textCount++] = range.end();
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int position() {
    return (int) parser.currentLocation().getByteOffset();
  }
}
