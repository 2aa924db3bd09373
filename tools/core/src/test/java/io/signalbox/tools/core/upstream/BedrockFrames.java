package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Frames of Amazon's, written by its own library, as a provider sends them. */
public final class BedrockFrames {
  private BedrockFrames() {}

  /** One frame of an event, or of an exception where the name ends so. */
  public static byte[] frame(String name, String payload) {
    String kind = name.endsWith("Exception") ? "exception" : "event";
    Map<String, HeaderValue> headers =
        Map.of(
            ":message-type",
            HeaderValue.fromString(kind),
            ":" + kind + "-type",
            HeaderValue.fromString(name),
            ":content-type",
            HeaderValue.fromString("application/json"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Message(headers, payload.getBytes(UTF_8)).encode(out);
    return out.toByteArray();
  }

  /** A stream of frames in two pieces, cut in the middle of a frame. */
  public static ScriptedUpstream.Step stream(byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(frames).forEach(all::writeBytes);
    byte[] body = all.toByteArray();
    String head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/vnd.amazon.eventstream\r\ncontent-length: "
            + body.length
            + "\r\n\r\n";
    return (out, upstream, socket) -> {
      out.write(head.getBytes(UTF_8));
      out.write(body, 0, body.length / 2 + 3);
      out.flush();
      out.write(body, body.length / 2 + 3, body.length - body.length / 2 - 3);
      out.flush();
      return true;
    };
  }
}
