package io.signalbox.bot.app.assembly;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.foresight.catalogue.watch.ModelSighting;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import io.signalbox.tools.gateway.accounting.CallerUse;
import io.signalbox.tools.gateway.caller.Callers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A share whose model answers worse than the route's own, over a real gateway. */
@Timeout(60)
class CanaryReturnTest {
  private static final String SETTINGS =
      """
      data: "%s"
      gateway: {port: 0}
      providers:
        old: {kind: openai, base-url: "%s"}
        next: {kind: openai, base-url: "%s"}
      routes:
        answers:
          {kind: chat, provider: old, model: gpt-4o, callers: ["*"], retries: 0, share: {route: answers-next, percent: 50}}
        answers-next: {kind: chat, provider: next, model: gpt-4.1, callers: ["*"]}
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void returnsByItselfWhenTheNewModelRefusesAndStaysWhenItAnswersAsWell() throws Exception {
    try (ScriptedUpstream old = new ScriptedUpstream(whole(200, completion("It is in the wiki.")));
        ScriptedUpstream next =
            new ScriptedUpstream(
                (out, upstream, socket) ->
                    whole(200, completion(answer(upstream.received().getLast().body())))
                        .run(out, upstream, socket));
        GatewayAssembly gateway = open(old, next)) {
      String key = key(gateway);
      URI address = URI.create("http://127.0.0.1:" + gateway.serve() + "/v1/chat/completions");
      assertThat(calendar(address.resolve("/models.ics")))
          .startsWith("BEGIN:VCALENDAR")
          .endsWith("END:VCALENDAR\r\n");
      Route answers = gateway.gateway().routes().find("answers").orElseThrow();

      for (int i = 0; i < 90; i++) {
        ask(address, key, "an easy question " + i);
      }
      gateway.shares().upkeep(gateway.gateway().routes().list());
      assertThat(gateway.shares().percent(answers)).isEqualTo(50);

      for (int i = 0; i < 50; i++) {
        ask(address, key, "a hard question " + i);
      }
      while (gateway.shares().percent(answers) > 0) {
        gateway.shares().upkeep(gateway.gateway().routes().list());
      }

      int sent = next.received().size();
      ask(address, key, "a question more");
      assertThat(next.received()).hasSize(sent);
      assertThat(gateway.shares().line(answers).orElseThrow())
          .contains("answers are bad", "of the route's own");
      int all = old.received().size() + next.received().size();
      while (calls(gateway) < all) {
        Thread.onSpinWait();
      }
      assertThat(calls(gateway)).isEqualTo(141).isEqualTo(all);
    }
  }

  @Test
  void notesOnceADayThatAProviderDoesNotKnowAModelOrAnswersWithAnother() throws Exception {
    String gone = "{\"error\":{\"code\":\"model_not_found\",\"message\":\"gone\"}}";
    String other = completion("fine").replace("\"m\"", "\"gpt-4o-mini-2024-07-18\"");
    try (ScriptedUpstream old = new ScriptedUpstream(whole(404, gone));
        ScriptedUpstream next = new ScriptedUpstream(whole(200, other))) {
      try (GatewayAssembly gateway = open(old, next)) {
        String key = key(gateway);
        URI address = URI.create("http://127.0.0.1:" + gateway.serve() + "/v1/chat/completions");
        for (int i = 0; i < 12; i++) {
          ask(address, key, "question " + i);
        }
      }
      List<String> told = new ArrayList<>();
      try (StoreGraph stores = StoreGraph.open(settings(old, next), Clock.systemUTC())) {
        SightingWatch watch =
            new SightingWatch(
                stores.jdbi(),
                new Callers(stores.jdbi(), Clock.systemUTC(), new SecureRandom()),
                (handle, owner, seen) -> told.add(owner + " " + seen.model() + " " + seen.reply()),
                Clock.systemUTC());
        watch.run();
        watch.run();
        assertThat(watch.latest().stream().mapToLong(ModelSighting::calls).sum()).isEqualTo(12);
        assertThat(watch.latest()).hasSize(2);
      }
      assertThat(told).containsExactlyInAnyOrder("U1 gpt-4o ", "U1 gpt-4.1 gpt-4o-mini-2024-07-18");
    }
  }

  private static String answer(String request) {
    return request.contains("hard")
        ? "I'm sorry, but I can't help with that."
        : "It is in the wiki.";
  }

  private String calendar(URI address) throws Exception {
    HttpResponse<String> reply =
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(reply.headers().firstValue("content-type")).hasValue("text/calendar; charset=utf-8");
    return reply.body();
  }

  private static long calls(GatewayAssembly gateway) {
    return Optional.ofNullable(gateway.counts().byCaller(Instant.EPOCH).get("tester"))
        .map(CallerUse::calls)
        .orElse(0L);
  }

  private static String key(GatewayAssembly gateway) {
    gateway.callers().save(Caller.of("tester", "team", "U1"));
    return gateway.callers().issue("tester", Optional.empty()).key().reveal();
  }

  private SignalboxSettings settings(ScriptedUpstream old, ScriptedUpstream next) {
    return ConfigFile.ofText(
            SETTINGS.formatted(folder, old.baseUrl(), next.baseUrl()), folder, Map.of())
        .load(SignalboxSettings::from)
        .settings();
  }

  private GatewayAssembly open(ScriptedUpstream old, ScriptedUpstream next) {
    return GatewayAssembly.open(settings(old, next), Clock.systemUTC());
  }

  private void ask(URI address, String key, String question) throws Exception {
    String body =
        "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(question);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isIn(200, 502);
  }
}
