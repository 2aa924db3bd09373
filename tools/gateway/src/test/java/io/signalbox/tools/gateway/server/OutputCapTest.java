package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.route.Provider.ProviderKind;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The most tokens of an answer, whichever way a client says it and a provider is told. */
@Timeout(60)
class OutputCapTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void holdsForBothNamesOnEveryProvider() throws Exception {
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(400, "{}"));
        TestGateway gateway = new TestGateway(routes(provider.baseUrl()))) {
      for (ProviderKind kind : ProviderKind.values()) {
        for (String field : List.of("max_tokens", "max_completion_tokens")) {
          assertThat(sent(gateway, provider, kind, ",\"" + field + "\":50"))
              .as("%s told of %s", kind, field)
              .isEqualTo(50);
          assertThat(gateway.chat(ask(kind, ",\"" + field + "\":900")).body())
              .as("%s above the route's own, by %s", kind, field)
              .contains("gives 60 tokens of answer at most");
        }
        assertThat(sent(gateway, provider, kind, "")).as("%s told nothing", kind).isEqualTo(60);
      }
    }
  }

  private static String routes(URI provider) {
    StringBuilder providers = new StringBuilder("providers:\n");
    StringBuilder routes = new StringBuilder("routes:\n");
    for (ProviderKind kind : ProviderKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      providers.append(
          "  %s: {kind: %s, base-url: \"%s\", api-key: \"${KEY}\"}%n"
              .formatted(name, name, provider));
      routes.append(
          "  %s: {kind: chat, provider: %s, model: gpt-4o, output-tokens: 60, retries: 0, callers: [\"*\"]}%n"
              .formatted(name, name));
    }
    return providers.append(routes).toString();
  }

  private static String ask(ProviderKind kind, String more) {
    return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}"
        .formatted(kind.name().toLowerCase(Locale.ROOT), more);
  }

  /** The cap that the provider was told, by a name that it knows. */
  private static int sent(
      TestGateway gateway, ScriptedUpstream provider, ProviderKind kind, String more)
      throws Exception {
    gateway.chat(ask(kind, more));
    JsonNode body = JSON.readTree(provider.received().getLast().body());
    return switch (kind) {
      case OPENAI, AZURE ->
          body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt());
      case OLLAMA, ANTHROPIC -> body.path("max_tokens").asInt();
      case GEMINI, VERTEX -> body.at("/generationConfig/maxOutputTokens").asInt();
      case BEDROCK -> body.at("/inferenceConfig/maxTokens").asInt();
    };
  }
}
