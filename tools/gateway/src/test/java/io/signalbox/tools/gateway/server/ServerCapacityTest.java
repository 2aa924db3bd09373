package io.signalbox.tools.gateway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.gateway.call.ClientLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Shortages of a process with a heap as the launcher sets it: most of it young, the serial
 * collector.
 */
class ServerCapacityTest {
  private static final int PIECE = 16 << 10;
  private static final int BEYOND_OLD = 40 << 20;

  @Test
  void anOldGenerationThatABurstFilledIsNoShortageWhileTheRestIsFree() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Xmn96m",
                "-cp",
                System.getProperty("java.class.path"),
                ServerCapacityTest.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> said;
    try (var reader = process.inputReader(UTF_8)) {
      said = reader.lines().filter(line -> line.startsWith("room:")).toList();
    }

    assertThat(said).containsExactly("room: Optional.empty", "room: Optional[no memory left]");
  }

  /** The process with that heap. */
  public static void main(String[] args) {
    ServerCapacity capacity = new ServerCapacity(ClientLimits.usual());
    List<byte[]> held = new ArrayList<>(16_384);
    for (int bytes = 0; bytes < BEYOND_OLD; bytes += PIECE) {
      held.add(new byte[PIECE]);
    }
    System.gc();
    String burst = "room: " + capacity.shortage();
    String end = "";
    try {
      while (true) {
        held.add(new byte[PIECE]);
      }
    } catch (OutOfMemoryError e) {
      held.subList(0, 64).clear();
      System.gc();
      end = "room: " + capacity.shortage();
    }
    System.out.println(burst);
    System.out.println(end);
  }
}
