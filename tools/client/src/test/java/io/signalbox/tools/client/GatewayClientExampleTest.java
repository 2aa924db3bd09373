package io.signalbox.tools.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.server.TestGateway;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The caller of docs/gateway.md, run against a gateway. */
@Timeout(60)
class GatewayClientExampleTest {
  private static final String ROUTES =
      """
      providers: {main: {kind: openai, base-url: "%s", api-key: "${KEY}"}}
      routes:
        chat: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}}
      """;

  @TempDir private Path folder;

  // snippet: client
  /** Asks a route once. A program keeps the client open and shares it between its threads. */
  private static ClientAnswer ask(
      URI address, Secret key, Path folder, URI webhook, MeterRegistry meters) {
    ClientSettings settings = ClientSettings.of(address, key, folder).announcingTo(webhook);
    try (VertxUpstream upstream = VertxUpstream.alone();
        GatewayClient gateway = new GatewayClient(settings, upstream, meters, Clock.systemUTC())) {
      String json =
          "{\"model\": \"chat\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";
      return gateway.call(ClientCall.chat(json).within(Duration.ofSeconds(20)));
    }
  }

  // snippet end

  @Test
  void theExampleOfTheDocumentIsAnsweredOverTheGateway() {
    ScriptedUpstream provider =
        new ScriptedUpstream(ScriptedUpstream.whole(200, ScriptedUpstream.completion("hello")));
    ScriptedUpstream webhook = new ScriptedUpstream(ScriptedUpstream.whole(200, "ok"));
    try (provider;
        webhook;
        TestGateway gateway = TestGateway.of(ROUTES, provider.baseUrl())) {
      URI address = URI.create("http://127.0.0.1:" + gateway.server.port());

      ClientAnswer answer =
          ask(
              address,
              new Secret(gateway.key),
              folder,
              webhook.baseUrl(),
              new SimpleMeterRegistry());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.way()).isEqualTo(ClientAnswer.Way.GATEWAY);
      assertThat(answer.body()).contains("hello");
    }
  }
}
