package io.signalbox.ingestion.addon;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks the add-on's protocol and does what the document says: hang, fill the memory, die. */
public final class FakeProgram {
  private FakeProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(System.out);
    while (true) {
      try {
        in.readUTF();
      } catch (EOFException e) {
        return;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        bytes.write(in.readNBytes(length));
      }
      String said = bytes.toString(StandardCharsets.UTF_8);
      List<byte[]> held = new ArrayList<>();
      while (said.equals("fill")) {
        held.add(new byte[1024 * 1024]);
      }
      if (said.equals("hang")) {
        Thread.currentThread().join();
      }
      if (said.equals("die")) {
        System.exit(9);
      }
      boolean isRefused = said.equals("refuse");
      String answer =
          isRefused
              ? "The document is broken."
              : "<h1>"
                  + said
                  + "</h1><p>"
                  + ProcessHandle.current().pid()
                  + " "
                  + System.getenv()
                  + "</p>";
      byte[] written = answer.getBytes(StandardCharsets.UTF_8);
      out.writeByte(isRefused ? 1 : 0);
      out.writeInt(written.length);
      out.write(written);
      out.flush();
    }
  }
}
