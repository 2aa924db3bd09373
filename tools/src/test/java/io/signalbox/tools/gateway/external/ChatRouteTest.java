package io.signalbox.tools.gateway.external;

import static io.signalbox.tools.gateway.external.ScriptedProvider.completion;
import static io.signalbox.tools.gateway.external.ScriptedProvider.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.signalbox.config.Secret;
import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.gateway.ModelSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRouteTest {
  private static final String KEY = "sk-very-secret-key";
  private static final Prompt PROMPT = new Prompt("the rules", "the material");
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  /** Any answer to a call that fails: what a provider writes there must not come through. */
  private static final String ERROR =
      "{\"error\": {\"message\": \"Incorrect key " + KEY + " for prompt: the material\"}}";

  @Test
  void sendsTheRulesAndTheMaterialAndBringsTheDraft() throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider(completion("Drain it [1].", "stop"))) {
      Generation generation = ask(provider.baseUrl(), PATIENT, Optional.of(new Secret(KEY)));

      assertThat(generation).isEqualTo(new Generation.Draft("Drain it [1].", "small"));
      ScriptedProvider.Request request = provider.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/chat/completions");
      assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
      assertThat(request.body())
          .containsPattern("\"role\"\\s*:\\s*\"system\"")
          .contains("the rules", "the material", "tiny-model", "123")
          .doesNotContain(KEY);
    }
  }

  @Test
  void bringsADraftThatWasCutForItsLengthSoThatItCanBeChecked() throws IOException {
    try (ScriptedProvider provider =
        new ScriptedProvider(completion("Drain it [1]. Then", "length"))) {
      assertThat(ask(provider)).isEqualTo(new Generation.Draft("Drain it [1]. Then", "small"));
    }
  }

  @Test
  void saysThatTheKeyIsNotAcceptedWithoutTryingAgain() throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider(reply(401, ERROR))) {
      assertUnavailable(ask(provider), "the model's provider does not accept the key.");
      assertThat(provider.requests()).hasSize(1);
    }
  }

  @Test
  void triesALimitOnceAgainAndThenSaysSo() throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider(reply(429, ERROR), reply(429, ERROR))) {
      assertUnavailable(ask(provider), "the model's provider is over its limit.");
      assertThat(provider.requests()).hasSize(2);
    }
  }

  @Test
  void getsOverAServersErrorThatPasses() throws IOException {
    try (ScriptedProvider provider =
        new ScriptedProvider(reply(500, ERROR), completion("Drain it [1].", "stop"))) {
      assertThat(ask(provider)).isInstanceOf(Generation.Draft.class);
      assertThat(provider.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void givesUpOnAServersErrorThatStays(int status) throws IOException {
    try (ScriptedProvider provider =
        new ScriptedProvider(reply(status, ERROR), reply(status, ERROR))) {
      assertUnavailable(ask(provider), "the model could not be reached or gave no usable answer.");
      assertThat(provider.requests()).hasSize(2);
    }
  }

  @Test
  void saysWhatIsWrongWithTheRequestOrTheModelsName() throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider(reply(400, ERROR), reply(404, ERROR))) {
      assertUnavailable(ask(provider), "the model's provider does not accept the request.");
      assertUnavailable(ask(provider), "the model's provider does not have this model.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json at all",
        "{\"choices\": [",
        "[]",
        "null",
        "{}",
        "{\"choices\": []}",
        "{\"choices\": [{\"index\": 0}]}",
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\"}, \"finish_reason\": \"stop\"}]}",
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": \" \"}}]}",
        "<html>proxy login</html>",
      })
  void takesNonsenseForNoAnswer(String body) throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider(reply(200, body), reply(200, body))) {
      assertThat(ask(provider)).isInstanceOf(Generation.Unavailable.class);
    }
  }

  @Test
  void tellsARefusalFromAFault() throws IOException {
    String refusal =
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"refusal\": \"No.\"},"
            + " \"finish_reason\": \"stop\"}]}";
    try (ScriptedProvider provider =
        new ScriptedProvider(completion("part", "content_filter"), reply(200, refusal))) {
      Generation.Refused filtered =
          new Generation.Refused("the model's provider filtered the answer.");

      assertThat(ask(provider)).isEqualTo(filtered);
      assertThat(ask(provider)).isEqualTo(filtered);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"choices\": [{\"index\": 0, \"mess"})
  void isOverInTimeWhenTheServerHangs(String partOfBody) throws IOException {
    try (ScriptedProvider provider = new ScriptedProvider()) {
      provider.then(provider.hangAfter(partOfBody));

      Generation generation =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10),
              () -> ask(provider.baseUrl(), IMPATIENT, Optional.of(new Secret(KEY))));

      assertUnavailable(generation, "the model did not answer within 700 ms.");
    }
  }

  @Test
  void doesNotFollowARedirectWithTheKeyInHand() throws IOException {
    try (ScriptedProvider elsewhere = new ScriptedProvider(completion("Got it.", "stop"));
        ScriptedProvider provider =
            new ScriptedProvider(
                exchange -> {
                  exchange
                      .getResponseHeaders()
                      .set("Location", elsewhere.baseUrl() + "/chat/completions");
                  exchange.sendResponseHeaders(307, -1);
                })) {
      assertThat(ask(provider)).isInstanceOf(Generation.Unavailable.class);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void saysThatNobodyIsThere() throws IOException {
    URI gone;
    try (ScriptedProvider provider = new ScriptedProvider()) {
      gone = provider.baseUrl();
    }

    assertUnavailable(
        ask(gone, PATIENT, Optional.empty()),
        "the model could not be reached or gave no usable answer.");
  }

  @Test
  void answersAfterItIsClosedThatItIs() {
    ChatRoute route =
        new ChatRoute(settings(URI.create("http://127.0.0.1:9/v1"), PATIENT, Optional.empty()));
    route.close();

    assertUnavailable(route.generate(PROMPT), "the route to the model is closed.");
  }

  private static void assertUnavailable(Generation generation, String reason) {
    assertThat(generation).isEqualTo(new Generation.Unavailable(reason));
  }

  private static Generation ask(ScriptedProvider provider) {
    Generation generation = ask(provider.baseUrl(), PATIENT, Optional.of(new Secret(KEY)));
    assertThat(generation.toString()).doesNotContain(KEY, "the material", "Bearer");
    return generation;
  }

  private static Generation ask(URI baseUrl, Duration timeout, Optional<Secret> key) {
    try (ChatRoute route = new ChatRoute(settings(baseUrl, timeout, key))) {
      return route.generate(PROMPT);
    }
  }

  private static ModelSettings settings(URI baseUrl, Duration timeout, Optional<Secret> key) {
    return new ModelSettings("small", baseUrl, "tiny-model", key, timeout, 123);
  }
}
