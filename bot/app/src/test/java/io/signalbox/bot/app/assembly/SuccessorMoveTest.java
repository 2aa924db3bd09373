package io.signalbox.bot.app.assembly;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.PairedComparison.ComparisonVerdict;
import io.signalbox.tools.foresight.rehearsal.RehearsalRows;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The day on which a model ends, over a real gateway. */
@Timeout(60)
class SuccessorMoveTest {
  private static final String SETTINGS =
      """
      data: "%s"
      gateway: {port: 0}
      models: {facts: facts.json}
      providers:
        old: {kind: openai, base-url: "%s"}
        next: {kind: openai, base-url: "%s"}
      routes:
        small: {kind: chat, provider: old, model: gpt-4o, callers: ["*"], retries: 0}
        large: {kind: chat, provider: next, model: gpt-4.1, callers: ["*"]}
      """;

  private static final String FACTS =
      """
      {"models": [{"provider": "acme", "channel": "127.0.0.1", "model": "gpt-4o", "retires": "%s",
        "kind": "exact", "ending": "error", "successors": [], "source": "https://acme.example/ends",
        "checked": "2026-11-29", "trust": "operator"}]}
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void goesToAnAcceptedSuccessorElseIsRefusedUnlessAnOwnerExtendsWhatStillAnswers()
      throws Exception {
    String gone = "{\"error\":{\"code\":\"model_not_found\",\"message\":\"gone\"}}";
    try (ScriptedUpstream old =
            new ScriptedUpstream(
                (out, upstream, socket) ->
                    (upstream.received().size() == 1
                            ? whole(404, gone)
                            : whole(200, completion("still here")))
                        .run(out, upstream, socket));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, completion("fine")));
        GatewayAssembly gateway = open(old, next)) {
      gateway.callers().save(Caller.of("agent.digest", "team", "ana"));
      String key = gateway.callers().issue("agent.digest", Optional.empty()).key().reveal();
      URI address = URI.create("http://127.0.0.1:" + gateway.serve() + "/v1/chat/completions");
      Route small = gateway.gateway().routes().find("small").orElseThrow();
      EvaluationAssembly evaluations =
          EvaluationAssembly.over(gateway.stores().settings(), gateway, Clock.systemUTC());

      HttpResponse<String> refused = ask(address, key);
      assertThat(refused.statusCode()).isEqualTo(410);
      assertThat(refused.body())
          .contains("https://acme.example/ends", "Nobody rehearsed a successor for digest");

      MoveDecisions decisions = evaluations.decisions();
      assertThat(decisions.extend(small, "digest", 10, "bob", evaluations::probe).sentence())
          .isEqualTo("For digest decides ana.");
      assertThat(decisions.extend(small, "digest", 10, "ana", evaluations::probe).sentence())
          .contains("does not answer over small any more");
      assertThat(decisions.extend(small, "digest", 10, "@Ana", evaluations::probe).done()).isTrue();
      gateway.moves().refresh();
      assertThat(ask(address, key).headers().firstValue("x-signalbox-route")).contains("small");

      new RehearsalRows(gateway.stores().jdbi()).add(passed());
      assertThat(decisions.accept("r-1", "bob").done()).isFalse();
      assertThat(decisions.accept("r-1", "ana").sentence()).contains("goes from small to large");
      gateway.stores().jdbi().useHandle(handle -> handle.execute("DELETE FROM model_extension"));
      gateway.moves().refresh();
      HttpResponse<String> moved = ask(address, key);
      assertThat(moved.statusCode()).isEqualTo(200);
      assertThat(moved.headers().firstValue("x-signalbox-route")).contains("large");
      assertThat(moved.headers().firstValue("x-signalbox-moved").orElseThrow())
          .isEqualTo("small; retired=" + yesterday());
    }
  }

  private static StoredRehearsal passed() {
    return new StoredRehearsal(
        "r-1",
        "digest",
        "gpt-4o",
        "gpt-4.1",
        new StoredRehearsal.RehearsedRoutes("small", "large"),
        "v1",
        "",
        ComparisonVerdict.NOT_WORSE,
        410,
        "said so",
        Instant.now(),
        "");
  }

  private static LocalDate yesterday() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(1);
  }

  private GatewayAssembly open(ScriptedUpstream old, ScriptedUpstream next) throws Exception {
    Files.writeString(folder.resolve("facts.json"), FACTS.formatted(yesterday()));
    SignalboxSettings settings =
        ConfigFile.ofText(
                SETTINGS.formatted(folder, old.baseUrl(), next.baseUrl()), folder, Map.of())
            .load(SignalboxSettings::from)
            .settings();
    return GatewayAssembly.open(settings, Clock.systemUTC());
  }

  private HttpResponse<String> ask(URI address, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"small\",\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
