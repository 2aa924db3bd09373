package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret planted anywhere in a call must not be in what an upstream receives. */
class CanaryTest {
  private static final String CANARY = "ghp_a8Bq3Zr5Tn1Vx7Yw2Kd9Lm4Jc6Hs0PfE1uG";
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        claude: {kind: anthropic, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
        messages: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"]}
        vectors: {kind: embedding, provider: up, model: text-embedding-3-small, callers: ["*"]}
        discreet: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], redaction: {restore: false}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"use CANARY now\"}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"system\",\"content\":\"key:"
            + " CANARY\"},{\"role\":\"user\",\"content\":\"x\"}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"CANARY\"}]}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"{\\\"token\\\":\\\"CANARY\\\"}\"}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"arguments\":\"{\\\"k\\\":\\\"CANARY\\\"}\"}}]}]}",
        "{\"model\":\"answers\",\"messages\":[],\"metadata\":{\"CANARY\":\"x\"}}",
        "{\"CANARY\":1,\"model\":\"answers\",\"messages\":[]}",
        "{\"model\":\"answers\",\"messages\":[],\"user\":\"CANARY\",\"unknown\":[[{\"a\":\"CANARY\"}]]}",
        "{\"model\":\"answers\",\"messages\":[],\"tools\":[{\"function\":{\"description\":\"CANARY\",\"parameters\":{\"enum\":[\"CANARY\"]}}}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"\\u0067hp_a8Bq3Zr5Tn1Vx7Yw2Kd9Lm4Jc6Hs0PfE1uG\"}]}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"CANARY\",\"content\":\"CANARY\"}]}",
        "{\"model\":\"answers\",\"messages\":{\"role\":\"CANARY\"}}",
      })
  void doesNotReachAnOpenAiUpstream(String body) throws Exception {
    assertThat(received("/v1/chat/completions", body)).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"answers\",\"messages\":[],\"metadata\":{\"password\":\"hunter2\"}}",
        "{\"model\":\"answers\",\"messages\":[],\"metadata\":{\"db_password\" : \"hunter2"
            + " of-course\"}}",
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"x\",\"pwd\":\"hunter2\"}]}",
      })
  void aValueThatIsCalledAPasswordDoesNotLeave(String body) throws Exception {
    assertThat(received("/v1/chat/completions", body)).doesNotContain("hunter2");
  }

  @Test
  void aValueWhoseNameOnlySoundsLikeASecretLeaves() throws Exception {
    String body =
        "{\"model\":\"answers\",\"messages\":[],\"metadata\":{\"keyboard\":\"querty\",\"monkeys\":\"many\"}}";

    assertThat(received("/v1/chat/completions", body)).contains("querty", "many");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"messages\",\"max_tokens\":9,\"system\":\"CANARY\",\"messages\":[]}",
        "{\"model\":\"messages\",\"max_tokens\":9,\"system\":[{\"type\":\"text\",\"text\":\"CANARY\"}],\"messages\":[]}",
        "{\"model\":\"messages\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"content\":\"CANARY\"}]}]}",
        "{\"model\":\"messages\",\"max_tokens\":9,\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"input\":{\"k\":\"CANARY\"}}]}]}",
        "{\"model\":\"messages\",\"max_tokens\":9,\"messages\":[],\"metadata\":{\"user_id\":\"CANARY\"}}",
      })
  void doesNotReachAnAnthropicUpstream(String body) throws Exception {
    assertThat(received("/v1/messages", body)).doesNotContain(CANARY);
  }

  @Test
  void doesNotReachAnUpstreamForEmbeddingsNorInAHeaderNorInTheAddress() throws Exception {
    String embed = "{\"model\":\"vectors\",\"input\":[\"CANARY\",\"x\"]}";
    String ask = "{\"model\":\"answers\",\"messages\":[]}";

    assertThat(received("/v1/embeddings", embed)).doesNotContain(CANARY);
    assertThat(
            received(
                "/v1/chat/completions?key=" + CANARY,
                ask,
                "X-Request-Id",
                CANARY,
                "OpenAI-Beta",
                "a=" + CANARY,
                "X-Custom",
                CANARY,
                "Cookie",
                CANARY))
        .doesNotContain(CANARY);
  }

  @Test
  void comesBackToTheCallerOnlyAndOnlyWhereTheRuleSaysSo() throws Exception {
    String ask =
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"mail"
            + " ann@example.org\"}]}";
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("to [EMAIL_1]!")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      assertThat(gateway.chat(ask).body()).contains("to ann@example.org!");
      assertThat(gateway.chat(ask.replace("answers", "discreet")).body()).contains("to [EMAIL_1]!");
      assertThat(gateway.records(2)).allSatisfy(r -> assertThat(r).containsEntry("redactions", 1));
      assertThat(gateway.records().toString()).doesNotContain("ann@example.org");
    }
  }

  @Test
  void comesBackInAStreamWhoseEventsCutThePlaceholder() throws Exception {
    String ask =
        "{\"model\":\"answers\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"mail"
            + " ann@example.org\"}]}";
    String[] all =
        Stream.concat(
                Stream.of(delta("to [EM"), delta("AIL_"), delta("1] and [")), Stream.of(ending()))
            .toArray(String[]::new);
    try (ScriptedUpstream up = new ScriptedUpstream(events(all));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(ask);

      StringBuilder text = new StringBuilder();
      java.util.regex.Matcher content =
          java.util.regex.Pattern.compile("\"content\":\"([^\"]*)\"").matcher(response.body());
      while (content.find()) {
        text.append(content.group(1));
      }
      assertThat(text).hasToString("to ann@example.org and [");
      assertThat(response.body()).endsWith("data: [DONE]\n\n");
    }
  }

  private static String received(String path, String body, String... headers) throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> response = gateway.post(path, body.replace("CANARY", CANARY), headers);

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return up.received().getFirst().everything();
    }
  }
}
