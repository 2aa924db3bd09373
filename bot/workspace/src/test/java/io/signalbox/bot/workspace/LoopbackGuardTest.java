package io.signalbox.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.workspace.team.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other web pages, and names that were made to point here, get nothing. */
class LoopbackGuardTest {
  private final LocalWorkspace workspace =
      LocalWorkspace.start(Seeds.company(), 0, Clock.systemUTC(), new Random(1));

  @AfterEach
  void close() {
    workspace.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/client/boot", "/api/auth.test", "/"})
  void aForeignHostIsRefused(String path) throws IOException {
    assertThat(get(path, "Host: evil.example:" + port())).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"})
  void aForeignOriginIsRefused(String origin) throws IOException {
    assertThat(get("/client/boot", host(), "Origin: " + origin)).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/client/events?as=U0ADA", "/link/?ticket=x"})
  void aSocketOfAForeignPageIsRefused(String path) throws IOException {
    assertThat(
            get(
                path,
                host(),
                "Origin: http://evil.example",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void theOwnPageIsServedWithAStrictPolicy() throws IOException {
    String answer = get("/client/boot", host(), "Origin: http://127.0.0.1:" + port());

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Content-Security-Policy: default-src 'self'")
        .contains("\"botUserId\":\"U0BOT\"");
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    InetAddress own = InetAddress.getLocalHost();
    if (own.isLoopbackAddress()) {
      assertThat(workspace.address().getHost()).isEqualTo("127.0.0.1");
      return;
    }
    org.assertj.core.api.Assertions.assertThatIOException()
        .isThrownBy(() -> new Socket(own, port()).close());
  }

  private int port() {
    return workspace.address().getPort();
  }

  private String host() {
    return "Host: 127.0.0.1:" + port();
  }

  private String get(String path, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port())) {
      String connection =
          String.join("|", headers).contains("Upgrade")
              ? "Connection: Upgrade"
              : "Connection: close";
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\n"
              + String.join("\r\n", headers)
              + "\r\n"
              + connection
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(5000);
      return read(socket.getInputStream());
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8192];
    int length = in.read(buffer);
    while (length > 0) {
      text.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
      boolean short403 = text.indexOf("HTTP/1.1 403") == 0 || text.indexOf("HTTP/1.1 101") == 0;
      length = short403 ? -1 : in.read(buffer);
    }
    return text.toString();
  }
}
