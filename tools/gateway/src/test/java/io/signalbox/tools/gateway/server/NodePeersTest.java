package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Official clients on one side, peers that nobody here wrote on the other. */
@Timeout(240)
class NodePeersTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        claude: {kind: anthropic, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
        messages: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"]}
      """;

  @Test
  void aimockAnswersStreamsAndCallsToolsThroughTheGateway() throws Exception {
    try (NodePeer peer = NodePeer.aimock();
        TestGateway gateway = TestGateway.of(ROUTES, peer.baseUrl(), peer.baseUrl())) {
      OpenAIClient client = openAi(gateway);

      assertThat(
              client
                  .chat()
                  .completions()
                  .create(ask("greet me"))
                  .choices()
                  .getFirst()
                  .message()
                  .content())
          .hasValueSatisfying(text -> assertThat(text).startsWith("Hello from a peer"));
      try (StreamResponse<ChatCompletionChunk> stream =
          client.chat().completions().createStreaming(ask("greet me"))) {
        String text =
            stream.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
        assertThat(text).isEqualTo("Hello from a peer that nobody here wrote, in several events.");
      }
      assertThat(
              client
                  .chat()
                  .completions()
                  .create(ask("weather?"))
                  .choices()
                  .getFirst()
                  .message()
                  .toolCalls()
                  .orElseThrow())
          .hasSize(1);
      assertThat(gateway.records(3))
          .allSatisfy(r -> assertThat(r).containsEntry("outcome", "ANSWERED"));
    }
  }

  @Test
  void aimockTalksAnthropicsProtocolThroughTheGateway() throws Exception {
    try (NodePeer peer = NodePeer.aimock();
        TestGateway gateway = TestGateway.of(ROUTES, peer.baseUrl(), peer.baseUrl())) {
      AnthropicClient client =
          AnthropicOkHttpClient.builder()
              .baseUrl(gateway.base().toString())
              .apiKey(gateway.key)
              .maxRetries(0)
              .build();
      MessageCreateParams ask =
          MessageCreateParams.builder()
              .model("messages")
              .maxTokens(50)
              .addUserMessage("greet me")
              .build();

      assertThat(client.messages().create(ask).content().getFirst().asText().text())
          .startsWith("Hello from a peer");
      try (var stream = client.messages().createStreaming(ask)) {
        String text =
            stream.stream()
                .flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(delta -> delta.delta().text().stream())
                .map(delta -> delta.text())
                .collect(Collectors.joining());
        assertThat(text).endsWith("in several events.");
      }
    }
  }

  @Test
  void aimocksBedrockAnswersStreamsAndCallsToolsInEachProtocol() throws Exception {
    try (NodePeer peer = NodePeer.aimock();
        TestGateway gateway =
            TestGateway.of(
                """
                providers:
                  aws: {kind: bedrock, base-url: "%s", aws: {region: eu-west-1, access-key-id: AKID, secret-access-key: "${KEY}"}}
                routes:
                  answers: {kind: chat, provider: aws, model: "us.anthropic.claude-sonnet-4-5-20250929-v1:0", callers: ["*"], price: {input: 3, output: 15}}
                """,
                peer.baseUrl().resolve("/"))) {
      String call =
          gateway
              .post(
                  "/v1/messages",
                  """
                  {"model": "answers", "max_tokens": 50, "stream": true, "messages": [{"role": "user", "content": "weather"}],
                   "tools": [{"name": "get_weather", "input_schema": {"type": "object"}}]}
                  """)
              .body();

      assertThat(call)
          .contains("\"name\":\"get_weather\"", "Berlin", "\"stop_reason\":\"tool_use\"");
      try (StreamResponse<ChatCompletionChunk> stream =
          openAi(gateway).chat().completions().createStreaming(ask("greet me"))) {
        String text =
            stream.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
        assertThat(text).endsWith("in several events.");
      }
      assertThat(openAi(gateway).responses().create(responses()).status().orElseThrow())
          .hasToString("completed");
    }
  }

  private static ResponseCreateParams responses() {
    return ResponseCreateParams.builder().model("answers").input("greet me").build();
  }

  @Test
  void mockLlmSaysWhatItIsToldSoThatAPlaceholderGoesThereAndBack() throws Exception {
    try (NodePeer peer = NodePeer.mockLlm();
        TestGateway gateway = TestGateway.of(ROUTES, peer.baseUrl(), peer.baseUrl())) {
      String answer =
          openAi(gateway)
              .chat()
              .completions()
              .create(ask("write to ann@example.org"))
              .choices()
              .getFirst()
              .message()
              .content()
              .orElseThrow();

      assertThat(answer).isEqualTo("write to ann@example.org");
      assertThat(gateway.records(1).getFirst()).containsEntry("redactions", 1);
    }
  }

  private static OpenAIClient openAi(TestGateway gateway) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.base() + "/v1")
        .apiKey(gateway.key)
        .maxRetries(0)
        .build();
  }

  private static ChatCompletionCreateParams ask(String text) {
    return ChatCompletionCreateParams.builder().model("answers").addUserMessage(text).build();
  }
}
