package io.signalbox.ingestion.office;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads one document after another from standard input and writes each as HTML to standard output.
 *
 * <p>A request is an ending (as {@link DataInputStream#readUTF()} reads it) and chunks of bytes,
 * each after its length, the last of length 0. An answer is a byte (0 for HTML, 1 for a sentence
 * that says why there is none), a length and so many bytes of UTF-8. The process ends with its
 * standard input, when one document takes too long, and when it was idle for a minute.
 */
public final class OfficeMain {
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final int TOO_LONG = 4;
  private static final long IDLE_MILLIS = 60_000;
  private static final long NANOS = 1_000_000;

  private OfficeMain() {}

  /**
   * @param arguments the longest time that one document may take, in milliseconds
   */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    ClosedNetwork.close();
    AtomicLong busySince = new AtomicLong();
    AtomicLong idleSince = new AtomicLong(System.nanoTime());
    watch(Long.parseLong(arguments[0]), busySince, idleSince);
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    while (true) {
      String ending;
      try {
        ending = in.readUTF();
      } catch (EOFException e) {
        return;
      }
      byte[] document = document(in);
      busySince.set(System.nanoTime());
      answer(out, ending, document);
      idleSince.set(System.nanoTime());
      busySince.set(0);
    }
  }

  /** Ends the process by itself, should nobody be left to end it. */
  private static void watch(long longest, AtomicLong busySince, AtomicLong idleSince) {
    Thread watch =
        new Thread(
            () -> {
              while (true) {
                try {
                  Thread.sleep(500);
                } catch (InterruptedException e) {
                  return;
                }
                long now = System.nanoTime();
                long busy = busySince.get();
                if (busy != 0 && now - busy > longest * NANOS) {
                  Runtime.getRuntime().halt(TOO_LONG);
                }
                if (busy == 0 && now - idleSince.get() > IDLE_MILLIS * NANOS) {
                  Runtime.getRuntime().halt(0);
                }
              }
            },
            "watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** The document's bytes; one that is too large is read to its end and comes out empty. */
  private static byte[] document(DataInputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean fits = true;
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      byte[] chunk = in.readNBytes(length);
      fits &= bytes.size() + chunk.length <= MOST_BYTES;
      if (fits) {
        bytes.write(chunk);
      }
    }
    return fits ? bytes.toByteArray() : new byte[0];
  }

  private static void answer(DataOutputStream out, String ending, byte[] document)
      throws IOException {
    boolean isRead = true;
    String text;
    try {
      text = OfficeDocument.html(ending, document);
    } catch (RefusedDocumentException e) {
      isRead = false;
      text = String.valueOf(e.getMessage());
    } catch (StackOverflowError e) {
      isRead = false;
      text = "The document is nested too deep.";
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(isRead ? 0 : 1);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
