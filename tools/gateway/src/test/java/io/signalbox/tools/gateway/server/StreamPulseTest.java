package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.BlockingWait;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Comments between the events of a stream over a real socket. */
class StreamPulseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void aSilentStreamHasCommentsBetweenItsEventsUntilItEnds() throws IOException {
    Vertx vertx = Vertx.vertx();
    CountDownLatch heard = new CountDownLatch(1);
    try {
      StreamPulse pulse = new StreamPulse(vertx, Duration.ofMillis(60));
      int port =
          BlockingWait.upTo(
                  vertx
                      .createHttpServer()
                      .requestHandler(
                          request -> {
                            request.response().setChunked(true);
                            StreamPulse.PulsedStream stream = pulse.of(request.response());
                            stream.write(Buffer.buffer("data: 1\n\n"));
                            Thread.ofVirtual()
                                .start(
                                    () -> {
                                      await(heard);
                                      stream.write(Buffer.buffer("data: 2\n\n"));
                                      stream.close();
                                      request.response().end();
                                    });
                          })
                      .listen(0, "127.0.0.1"),
                  PATIENCE)
              .actualPort();
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<String> told = new java.util.ArrayList<>();
        for (String line = lines.readLine(); !"0".equals(line); line = lines.readLine()) {
          if (line.startsWith("data") || line.startsWith(":")) {
            told.add(line);
          }
          if (told.size() == 3) {
            heard.countDown();
          }
        }
        assertThat(told).startsWith("data: 1", ": waiting", ": waiting").endsWith("data: 2");
      }
    } finally {
      BlockingWait.upTo(vertx.close(), PATIENCE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
