package io.signalbox.ingestion.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/**
 * First 64 KiB of a file as text, from which its format is detected.
 *
 * @param text at most 64 KiB, without a byte order mark; may end in the middle of anything
 * @param whole whether the file ends here
 */
public record FileHead(String text, boolean whole) {
  private static final int LIMIT = 64 * 1024;

  /** Wraps the stream so that {@link #of} can look ahead; the wrapper must be used from here on. */
  public static BufferedInputStream markable(InputStream in) {
    return new BufferedInputStream(in, LIMIT);
  }

  /** Reads the head of the stream and resets the stream to its position. */
  public static FileHead of(BufferedInputStream in) throws IOException {
    in.mark(LIMIT + 1);
    byte[] bytes = in.readNBytes(LIMIT);
    boolean whole = in.read() < 0;
    in.reset();
    StringWriter text = new StringWriter();
    try (var reader = TextDecoder.reader(new ByteArrayInputStream(bytes))) {
      reader.transferTo(text);
    }
    return new FileHead(text.toString(), whole);
  }

  /** Returns the complete lines of the head, without blank ones. */
  public List<String> lines() {
    List<String> lines = new BufferedReader(new StringReader(text)).lines().toList();
    boolean lastMayBeCut = !whole && !text.endsWith("\n") && !lines.isEmpty();
    return lines.subList(0, lastMayBeCut ? lines.size() - 1 : lines.size()).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
