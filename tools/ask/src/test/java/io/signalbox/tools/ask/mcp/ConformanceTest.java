package io.signalbox.tools.ask.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.config.ConfigFile;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.NodeScripts;
import io.signalbox.tools.ask.asker.AskApiSettings;
import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.ask.asker.AskerAuthenticationResult;
import io.signalbox.tools.ask.http.AnsweredMessage;
import io.signalbox.tools.ask.http.AskServer;
import io.signalbox.tools.ask.http.McpEndpoint;
import io.signalbox.tools.gateway.call.ClientLimits;
import io.signalbox.tools.gateway.call.DirectCallRule;
import io.signalbox.tools.gateway.call.ServerSettings;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.server.CallExchange;
import io.signalbox.tools.gateway.server.GatewayServer;
import io.signalbox.tools.gateway.server.ServerReadiness;
import io.signalbox.tools.gateway.server.TestGateway;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The official conformance suite's server scenarios, on the product's server with the suite's own
 * tools. Those that a server without sessions and streams of its own cannot meet are named in
 * docs/integrations.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final String SUITE = "node_modules/@modelcontextprotocol/%s/dist/index.js";

  private final Vertx vertx = Vertx.vertx();
  private final TestGateway gateway = TestGateway.of("{}");
  private GatewayServer server;
  private String url;

  @BeforeAll
  void serve() {
    McpMessages messages =
        new McpMessages(
            new ServerIdentity(
                new McpSchema.Implementation("conformance", "1"),
                McpSchema.ServerCapabilities.builder()
                    .tools(false)
                    .resources(false, false)
                    .prompts(false)
                    .completions()
                    .build(),
                ""),
            List.of(new ConformanceOffers()));
    Asker anybody = Asker.person(QuestionAsker.atTerminal(), Audience.anyone(), ZoneOffset.UTC);
    AskApiSettings settings =
        ConfigFile.ofText("{}", Path.of("."), Map.of())
            .load(section -> AskApiSettings.from(section, "127.0.0.1", 0))
            .settings();
    AskServer asked =
        new AskServer(
            settings,
            key -> new AskerAuthenticationResult.Known(anybody),
            List.of(
                new McpEndpoint(
                    (body, header, asker, before) -> {
                      McpReply reply = messages.answer(body, header, asker, before);
                      return new AnsweredMessage(reply.status(), reply.message());
                    })));
    DirectCallRule lane = new DirectCallRule(Set.of(), Duration.ofHours(1));
    server =
        new GatewayServer(
            new ServerSettings(
                "127.0.0.1",
                0,
                Duration.ofSeconds(1),
                Optional.empty(),
                ClientLimits.usual(),
                lane),
            vertx,
            1,
            new CallExchange(
                gateway.gateway,
                new KeyRing(gateway.callers, gateway.clock),
                lane,
                gateway.clock,
                new SecureRandom(),
                Optional.of(asked)),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            () -> ServerReadiness.of(true));
    url = "http://localhost:" + server.port() + "/mcp";
  }

  @AfterAll
  void close() {
    server.close();
    gateway.close();
    vertx.close().await();
  }

  @Test
  void meetsTheReleasedSuiteButForWhatTakesSessionsOrStreams() throws Exception {
    assertThat(
            NodeScripts.run(
                SUITE.formatted("conformance"),
                "server",
                "--url",
                url,
                "--expected-failures",
                "conformance-2025-11-25.yaml"))
        .contains("Baseline check passed");
  }

  @Test
  void meetsWhatTheStatelessRevisionRequiresButForWhatAsksTheClientBack() throws Exception {
    assertThat(
            NodeScripts.run(
                SUITE.formatted("conformance-next"),
                "server",
                "--url",
                url,
                "--requirements",
                "2026-07-28",
                "--expected-failures",
                "conformance-2026-07-28.yaml"))
        .contains("Baseline check passed");
  }
}
