package io.signalbox.bot.bench.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Incremental parser of one HTTP/1.1 message that finds only where it ends. A load generator that
 * parses no more than that leaves the processor to what is measured.
 */
final class HttpFrame {
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(ISO_8859_1);

  private byte[] bytes = new byte[8_192];
  private int length;
  private int body = -1;
  private int bodyLength;

  /** Appends received bytes; true when the message is complete. */
  boolean add(ByteBuffer in) {
    int more = in.remaining();
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, (length + more) * 2);
    }
    in.get(bytes, length, more);
    length += more;
    if (body < 0) {
      readHead();
    }
    return body >= 0 && (bodyLength < 0 ? endsWithLastChunk() : length >= body + bodyLength);
  }

  private void readHead() {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        body = i + 1;
        String head = head();
        bodyLength = head.contains("transfer-encoding: chunked") ? -1 : contentLength(head);
        return;
      }
    }
  }

  private static int contentLength(String head) {
    String name = "\r\ncontent-length:";
    int at = head.indexOf(name);
    int end = head.indexOf("\r\n", at + name.length());
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + name.length(), end).strip());
  }

  private boolean endsWithLastChunk() {
    int from = length - LAST_CHUNK.length;
    return from >= body && Arrays.equals(bytes, from, length, LAST_CHUNK, 0, LAST_CHUNK.length);
  }

  /** Returns whether the frame holds a part of the body. */
  boolean bodyBegins() {
    return body >= 0 && length > body;
  }

  /** Returns everything before the body, in lower case. */
  String head() {
    return new String(bytes, 0, Math.max(body, 0), ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Returns whether the body contains this text, in ASCII. */
  boolean bodySays(String text) {
    return new String(bytes, Math.max(body, 0), length - Math.max(body, 0), ISO_8859_1)
        .contains(text);
  }

  /** Returns the status code of a response. */
  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  void clear() {
    length = 0;
    body = -1;
  }
}
