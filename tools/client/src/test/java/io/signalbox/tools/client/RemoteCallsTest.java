package io.signalbox.tools.client;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.server.TestGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteCallsTest {
  private static final String ROUTES =
      """
      providers: {main: {kind: openai, base-url: "%s", api-key: "${KEY}"}}
      routes: {chat: {kind: chat, provider: main, model: m, callers: [tester], price: {input: 1, output: 1}}}
      """;

  @TempDir private Path folder;

  @Test
  void bringsTheAnswersAndTheRefusalsOfAGatewayElsewhere() {
    try (ScriptedUpstream provider = new ScriptedUpstream(whole(200, completion("hello")));
        TestGateway gateway = TestGateway.of(ROUTES, provider.baseUrl());
        CutLine line = new CutLine(gateway.server.port());
        VertxUpstream upstream = VertxUpstream.alone();
        GatewayClient client =
            new GatewayClient(
                ClientSettings.of(line.address(), new Secret(gateway.key), folder),
                upstream,
                new SimpleMeterRegistry(),
                gateway.clock)) {
      RemoteCalls calls = new RemoteCalls(client);

      assertThat(calls.apply(call("chat")))
          .isInstanceOfSatisfying(
              GatewayReply.Answered.class,
              answered -> {
                assertThat(answered.served().route()).isEqualTo("chat");
                assertThat(new String(answered.body().next().orElseThrow(), UTF_8))
                    .contains("hello");
                assertThat(answered.body().next()).isEmpty();
              });
      assertThat(calls.apply(call("no-such-route")))
          .isInstanceOfSatisfying(
              GatewayReply.CallRefused.class,
              refused -> assertThat(refused.refusal().sentence()).contains("no-such-route"));

      line.turn(CutLine.State.CUT);
      // Its provider has no key for the direct lane.
      assertThat(calls.apply(call("chat")))
          .isInstanceOfSatisfying(
              GatewayReply.CallRefused.class,
              refused -> assertThat(refused.refusal().sentence()).isNotBlank());
    }
  }

  private static GatewayCall call(String route) {
    String body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    return GatewayCall.of(
        "019acb3f000000000000000000000000",
        Caller.of("bot", "", ""),
        RequestBody.read(ApiProtocol.OPENAI_CHAT, body.formatted(route).getBytes(UTF_8)));
  }
}
