package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The AI SDK and LangChain with tools, streams and an error, where npm has given them: {@code npm
 * ci} in {@code src/test/frameworks} fetches a hundred megabytes, so no build does that by itself
 * unless {@code SIGNALBOX_TEST_FRAMEWORKS} is {@code install}.
 */
@Timeout(240)
class FrameworkClientsTest {
  private static final Path FOLDER = Path.of("src/test/frameworks").toAbsolutePath();
  private static final String ROUTES =
      """
      providers:
        tools: {kind: openai, base-url: "%s", responses: translated}
        plain: {kind: openai, base-url: "%s", responses: translated}
        whole: {kind: openai, base-url: "%s"}
      routes:
        chat: {kind: chat, provider: tools, model: gpt-4o, callers: ["*"], retries: 0}
        plain: {kind: chat, provider: plain, model: gpt-4o, callers: ["*"], retries: 0}
        whole: {kind: chat, provider: whole, model: gpt-4o, callers: ["*"], retries: 0}
        brief: {kind: chat, provider: whole, model: gpt-4o-mini, callers: ["*"], retries: 0, output-tokens: 1}
      """;

  @Test
  void callToolsStreamAndMeetAnErrorThroughTheGateway() throws Exception {
    prepare();
    String call =
        "data:"
            + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}]},\"finish_reason\":null}]}\n\n";
    String finish = ending()[0].replace("\"stop\"", "\"tool_calls\"");
    ScriptedUpstream.Step asks =
        events(delta("let me see"), call, finish, ending()[1], ending()[2]);
    ScriptedUpstream.Step says = events(delta("it is 2"), ending()[0], ending()[1], ending()[2]);
    try (ScriptedUpstream tools = new ScriptedUpstream(asks, says, asks, says, asks, says);
        ScriptedUpstream plain = new ScriptedUpstream(says);
        ScriptedUpstream whole = new ScriptedUpstream(whole(200, completion("hello")));
        TestGateway gateway =
            TestGateway.of(ROUTES, tools.baseUrl(), plain.baseUrl(), whole.baseUrl())) {
      assertThat(run(gateway))
          .containsExactly(
              "ai responses 2 got 1 it is 2 200",
              "ai chat 2 got 1 it is 2 200",
              "ai messages 2 got 1 it is 2 200",
              "ai whole hello",
              "ai error failed AI_APICallError The route 'brief' gives 1 tokens of answer at most;"
                  + " this call asks for 5.",
              "langchain chat it is 2",
              "langchain responses it is 2");
    }
  }

  private static void prepare() throws IOException, InterruptedException {
    boolean there = Files.exists(FOLDER.resolve("node_modules/ai/package.json"));
    boolean may = "install".equals(System.getenv("SIGNALBOX_TEST_FRAMEWORKS"));
    if (!there && may) {
      there =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                  .directory(FOLDER.toFile())
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    }
    Assumptions.assumeTrue(
        there, "npm has not given the frameworks, so they are skipped: npm ci in " + FOLDER);
  }

  private static List<String> run(TestGateway gateway) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", "clients.mjs", gateway.base().toString(), gateway.key)
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Stream.of(said.split("\n")).toList();
  }
}
