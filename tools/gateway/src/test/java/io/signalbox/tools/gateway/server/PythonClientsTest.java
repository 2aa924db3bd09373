package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The official Python clients, where an interpreter has them: {@code python3}, or the one that
 * {@code SIGNALBOX_TEST_PYTHON} names.
 */
@Timeout(120)
class PythonClientsTest {
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("SIGNALBOX_TEST_PYTHON")).orElse("python3");
  private static final String ROUTES =
      """
      providers:
        chat: {kind: openai, base-url: "%1$s", api-key: "${KEY}", responses: translated}
        claude: {kind: anthropic, base-url: "%1$s", api-key: "${KEY}"}
      routes:
        chat: {kind: chat, provider: chat, model: gpt-4o, callers: ["*"], retries: 0}
        claude: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"], retries: 0}
      """;

  private static String chunk(String delta, String finish) {
    return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
        .formatted(delta, finish);
  }

  @Test
  void readResponsesMessagesCountsAndModels() throws Exception {
    Assumptions.assumeTrue(
        run("-c", "import openai, anthropic").isPresent(),
        "no Python with openai and anthropic, so they are skipped");
    String call =
        "{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}";
    try (ScriptedUpstream up =
            new ScriptedUpstream(
                events(
                    chunk("{\"reasoning_content\":\"hm\"}", "null"),
                    chunk("{\"content\":\"hello\"}", "null"),
                    chunk(call, "null"),
                    chunk("{}", "\"tool_calls\""),
                    ending()[1],
                    ending()[2]));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      Optional<String> said =
          run(
              Path.of("src/test/python/clients.py").toAbsolutePath().toString(),
              gateway.base().toString(),
              gateway.key);

      assertThat(said.orElseThrow().lines())
          .containsExactly(
              "responses reasoning message function_call hello completed",
              "messages thinking text tool_use tool_use 100",
              "counted True",
              "models chat claude",
              "not found",
              "not found");
    }
  }

  /** Returns the output of a script; empty where it cannot run or fails. */
  private static Optional<String> run(String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = PYTHON;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor(90, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(said)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
