package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects replacements, insertions and removals of values in a JSON body and applies them; every
 * other byte stays the same. Not thread-safe.
 */
final class BodyEdits {
  private final byte[] bytes;
  private final SortedMap<Integer, Edit> edits = new TreeMap<>();

  private record Edit(ByteRange range, String replacement) {}

  BodyEdits(byte[] bytes) {
    this.bytes = bytes;
  }

  void replace(ByteRange range, String replacement) {
    edits.put(range.start(), new Edit(range, replacement));
  }

  /**
   * Inserts a field that the body does not have.
   *
   * @param isOnly whether it has no other
   */
  void insert(String name, String json, boolean isOnly) {
    int at = opening() + 1;
    // The first field's own name may stand right here and be replaced itself.
    Edit first = edits.getOrDefault(at, new Edit(new ByteRange(at, at), ""));
    String rest = first.replacement();
    String comma = isOnly && rest.isEmpty() ? "" : ",";
    String field = "\"" + name + "\":" + json + comma + rest;
    edits.put(at, new Edit(first.range(), field));
  }

  private int opening() {
    int at = 0;
    while (bytes[at] != '{') {
      at++;
    }
    return at;
  }

  /** Removes a field together with the comma next to it. */
  void remove(String name, ByteRange value) {
    String key = '"' + name + '"';
    int start = value.start() - key.length();
    while (start > 0 && !new String(bytes, start, key.length(), UTF_8).equals(key)) {
      start--;
    }
    if (start <= 0) {
      throw new MalformedBodyException("The name '" + name + "' must be written without escapes.");
    }
    int end = afterBlanks(value.end());
    if (bytes[end] == ',') {
      end++;
    } else {
      while (bytes[start - 1] != '{' && bytes[start] != ',') {
        start--;
      }
    }
    replace(new ByteRange(start, end), "");
  }

  private int afterBlanks(int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t') {
      at++;
    }
    return at;
  }

  /** Returns the edited body, or the original array when there are no edits. */
  byte[] applied() {
    if (edits.isEmpty()) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 256);
    int at = 0;
    for (Edit edit : edits.values()) {
      if (edit.range().start() < at) {
        continue;
      }
      out.write(bytes, at, edit.range().start() - at);
      out.writeBytes(edit.replacement().getBytes(UTF_8));
      at = edit.range().end();
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}
