package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.gateway.server.TestGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Findings of {@code doctor} on a gateway elsewhere, asked over a real socket. */
class GatewayDoctoredTest {
  private static final String ROUTES =
      """
      providers: {main: {kind: openai, base-url: "http://127.0.0.1:1/v1", api-key: "${KEY}"}}
      routes: {answers: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}}}
      """;

  @TempDir Path folder;
  private final TestGateway gateway = TestGateway.of(ROUTES);

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void saysThatTheKeyMayUseTheRoute() throws IOException {
    assertThat(doctored(gateway.server.port(), gateway.key, "answers"))
        .contains("has the route answers for this key");
  }

  @Test
  void saysWhichRoutesThereAreWhereTheNamedOneIsNot() throws IOException {
    assertThat(doctored(gateway.server.port(), gateway.key, "anwsers"))
        .contains("may not use a route named 'anwsers'", "it may use: answers");
  }

  @Test
  void saysThatTheKeyIsNotTakenAndDoesNotShowIt() throws IOException {
    String wrong = gateway.key.substring(0, gateway.key.length() - 6) + "AAAAAA";

    assertThat(doctored(gateway.server.port(), wrong, "answers"))
        .contains("does not take the key")
        .doesNotContain(wrong);
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    assertThat(doctored(1, gateway.key, "answers")).contains("no gateway answers at http://127.0");
  }

  @Test
  void aGatewayWithoutAKeyIsAMistakeInTheSettings() throws IOException {
    Path settings = write("model: {gateway: \"http://127.0.0.1:1\", route: answers}\n");

    assertThat(doctor(settings)).contains("needs a gateway-key beside gateway");
  }

  private String doctored(int port, String key, String route) throws IOException {
    return doctor(
        write(
            "model: {gateway: \"http://127.0.0.1:%d\", gateway-key: \"%s\", route: %s}\n"
                .formatted(port, key, route)));
  }

  private Path write(String model) throws IOException {
    Files.createDirectories(folder.resolve("wiki"));
    Path settings = folder.resolve("signalbox.yaml");
    return Files.writeString(
        settings, "sources: [{name: wiki, kind: pages, path: ./wiki, access: public}]\n" + model);
  }

  private static String doctor(Path settings) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commandLine.execute("doctor", "-c", settings.toString());
    return out.toString();
  }
}
