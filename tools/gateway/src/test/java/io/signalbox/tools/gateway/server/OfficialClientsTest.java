package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpClient;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The providers' own clients work against the gateway unchanged but for address and key. */
@Timeout(60)
class OfficialClientsTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        claude: {kind: anthropic, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
        messages: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"]}
        vectors: {kind: embedding, provider: up, model: text-embedding-3-small, callers: ["*"]}
      """;
  private static final String CLAUDE =
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5",\
      "content":[{"type":"text","text":"Bonjour"}],"stop_reason":"end_turn","stop_sequence":null,\
      "usage":{"input_tokens":12,"output_tokens":3,"cache_read_input_tokens":0,"cache_creation_input_tokens":0}}\
      """;
  private static final String[] CLAUDE_EVENTS = {
    "event: message_start\n"
        + "data:"
        + " {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}}\n\n",
    "event: content_block_start\n"
        + "data:"
        + " {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
    "event: content_block_delta\n"
        + "data:"
        + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Bon\"}}\n\n",
    "event: content_block_delta\n"
        + "data:"
        + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"jour\"}}\n\n",
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n",
    "event: message_delta\n"
        + "data:"
        + " {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":7}}\n\n",
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
  };

  @Test
  void openAisClientChatsStreamsEmbedsAndListsModels() {
    String[] all =
        Stream.concat(Stream.of(delta("Hel"), delta("lo")), Stream.of(ending()))
            .toArray(String[]::new);
    String vector =
        "{\"object\":\"list\",\"model\":\"m\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,0.25]}],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}";
    try (ScriptedUpstream up =
            new ScriptedUpstream(whole(200, completion("Hello")), events(all), whole(200, vector));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      OpenAIClient client = openAi(gateway, gateway.key);
      ChatCompletionCreateParams ask =
          ChatCompletionCreateParams.builder().model("answers").addUserMessage("hi").build();

      ChatCompletion completion = client.chat().completions().create(ask);
      assertThat(completion.choices().getFirst().message().content()).contains("Hello");
      assertThat(completion.usage().orElseThrow().totalTokens()).isEqualTo(120);
      try (StreamResponse<ChatCompletionChunk> stream =
          client.chat().completions().createStreaming(ask)) {
        String text =
            stream.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
        assertThat(text).isEqualTo("Hello");
      }
      assertThat(
              client
                  .embeddings()
                  .create(EmbeddingCreateParams.builder().model("vectors").input("x").build())
                  .data()
                  .getFirst()
                  .embedding())
          .containsExactly(0.5f, 0.25f);
      assertThat(client.models().list().data()).extracting(m -> m.id()).contains("answers");
    }
  }

  @Test
  void openAisClientUnderstandsRefusals() {
    try (TestGateway gateway =
        TestGateway.of(ROUTES, "http://localhost:1/v1", "http://localhost:1/v1")) {
      ChatCompletionCreateParams ask =
          ChatCompletionCreateParams.builder().model("nothing").addUserMessage("hi").build();

      NotFoundException noRoute =
          catchThrowableOfType(
              NotFoundException.class,
              () -> openAi(gateway, gateway.key).chat().completions().create(ask));
      UnauthorizedException noKey =
          catchThrowableOfType(
              UnauthorizedException.class,
              () -> openAi(gateway, "sbx-wrong").chat().completions().create(ask));

      assertThat(noRoute.getMessage()).contains("There is no route 'nothing'");
      assertThat(noKey.getMessage()).contains("The key is not known here.");
    }
  }

  @Test
  void anthropicsClientTalksAndStreams() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, CLAUDE), events(CLAUDE_EVENTS));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
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
              .addUserMessage("salut")
              .build();

      Message message = client.messages().create(ask);
      assertThat(message.content().getFirst().asText().text()).isEqualTo("Bonjour");
      try (var stream = client.messages().createStreaming(ask)) {
        String text =
            stream.stream()
                .flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(delta -> delta.delta().text().stream())
                .map(delta -> delta.text())
                .collect(Collectors.joining());
        assertThat(text).isEqualTo("Bonjour");
      }
      assertThat(up.received().getFirst().headers())
          .containsEntry("x-api-key", TestGateway.PROVIDER_KEY)
          .containsKey("anthropic-version");
      assertThat(gateway.records(2).getLast())
          .containsEntry("input_tokens", 12L)
          .containsEntry("output_tokens", 7L)
          .containsEntry("finish_reason", "end_turn");
    }
  }

  @Test
  void langChain4jTalks() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("Hello")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      OpenAiChatModel model =
          OpenAiChatModel.builder()
              .httpClientBuilder(
                  new JdkHttpClientBuilder()
                      .httpClientBuilder(
                          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)))
              .baseUrl(gateway.base() + "/v1")
              .apiKey(gateway.key)
              .modelName("answers")
              .maxRetries(0)
              .build();

      assertThat(model.chat("hi")).isEqualTo("Hello");
    }
  }

  private static OpenAIClient openAi(TestGateway gateway, String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.base() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }
}
