package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.delta;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.ending;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.eventsThenReset;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.generation.GenerationResult;
import io.signalbox.knowledge.answer.generation.ModelPrompt;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.ModelSettings;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.generation.RouteGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot's own calls go the way of everybody's. */
class RouteGeneratorTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: [signalbox], retries: 0}
      """;
  private static final ModelPrompt PROMPT = new ModelPrompt("the rules", "mail ann@example.org");

  @Test
  void bringsADraftUnderTheSameRulesAsAnyCall() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("Ask [EMAIL_1] [1].")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      GenerationResult generation = generator(gateway, "signalbox").generate(PROMPT);

      assertThat(generation)
          .isEqualTo(new GenerationResult.GeneratedDraft("Ask ann@example.org [1].", "answers"));
      assertThat(up.received().getFirst().body())
          .contains("the rules", "[EMAIL_1]")
          .doesNotContain("ann@example.org");
      assertThat(gateway.records(1).getFirst()).containsEntry("caller", "signalbox");
    }
  }

  @Test
  void saysWhyThereIsNone() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(500, "{}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(generator(gateway, "signalbox").generate(PROMPT))
          .isEqualTo(
              new GenerationResult.Unavailable("the provider answered with an error (500)."));
      assertThat(generator(gateway, "stranger").generate(PROMPT))
          .isInstanceOf(GenerationResult.Unavailable.class);
    }
  }

  @Test
  void tellsWhatIsWrittenWhileItIsWritten() {
    try (ScriptedUpstream up = new ScriptedUpstream(streamed("Drain it ", "[1]. Ask [EMAIL_1]."));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      List<String> written = new ArrayList<>();

      GenerationResult generation = generator(gateway, "signalbox").generate(PROMPT, written::add);

      assertThat(generation)
          .isEqualTo(
              new GenerationResult.GeneratedDraft("Drain it [1]. Ask ann@example.org.", "answers"));
      assertThat(String.join("", written)).isEqualTo("Drain it [1]. Ask ann@example.org.");
      assertThat(written).hasSizeGreaterThan(1);
      assertThat(gateway.records(1).getFirst()).containsEntry("caller", "signalbox");
    }
  }

  @Test
  void takesAnAnswerThatBreaksOffForNone() {
    try (ScriptedUpstream up = new ScriptedUpstream(eventsThenReset(delta("Drain it [1]. Then")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      List<String> written = new ArrayList<>();

      assertThat(generator(gateway, "signalbox").generate(PROMPT, written::add))
          .isEqualTo(new GenerationResult.Unavailable("the model gave no usable answer."));
      assertThat(written).containsExactly("Drain it [1]. Then");
    }
  }

  @Test
  void doesNotStreamWhatHasToMeetASchema() {
    String routes =
        ROUTES.replace("retries: 0", "retries: 0, output-schema: '{\"type\": \"object\"}'");
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("{}")));
        TestGateway gateway = TestGateway.of(routes, up.baseUrl())) {
      assertThat(generator(gateway, "signalbox").generate(PROMPT, bit -> {}))
          .isEqualTo(new GenerationResult.GeneratedDraft("{}", "answers"));
    }
  }

  @Test
  void bringsADraftThatWasCutForItsLengthSoThatItCanBeChecked() {
    String cut = completion("Drain it [1]. Then").replace("\"stop\"", "\"length\"");
    assertThat(asked(whole(200, cut)))
        .isEqualTo(new GenerationResult.GeneratedDraft("Drain it [1]. Then", "answers"));
  }

  @Test
  void tellsARefusalFromAFault() {
    GenerationResult.GenerationRefused refused =
        new GenerationResult.GenerationRefused("the model's provider filtered the answer.");
    String filtered = completion("part").replace("\"stop\"", "\"content_filter\"");
    String refusal = "{\"choices\": [{\"message\": {\"refusal\": \"No.\"}}]}";

    assertThat(asked(whole(200, filtered))).isEqualTo(refused);
    assertThat(asked(whole(200, refusal))).isEqualTo(refused);
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
        "{\"choices\": [{\"message\": {\"content\": \" \"}}]}",
        "<html>proxy login</html>",
      })
  void takesNonsenseForNoAnswerStreamedOrNot(String body) {
    assertThat(asked(whole(200, body))).isInstanceOf(GenerationResult.Unavailable.class);
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, body));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(generator(gateway, "signalbox").generate(PROMPT, bit -> {}))
          .isInstanceOf(GenerationResult.Unavailable.class);
    }
  }

  @Test
  void doesNotFollowARedirectWithTheKeyInHand() {
    try (ScriptedUpstream elsewhere = new ScriptedUpstream(whole(200, completion("Got it.")));
        ScriptedUpstream up =
            new ScriptedUpstream(
                whole(307, "", "Location: " + elsewhere.baseUrl() + "/chat/completions"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      assertThat(generator(gateway, "signalbox").generate(PROMPT))
          .isInstanceOf(GenerationResult.Unavailable.class);
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  private static GenerationResult asked(ScriptedUpstream.Step step) {
    try (ScriptedUpstream up = new ScriptedUpstream(step);
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      return generator(gateway, "signalbox").generate(PROMPT);
    }
  }

  private static ScriptedUpstream.Step streamed(String... bits) {
    return events(
        Stream.concat(Stream.of(bits).map(ScriptedUpstream::delta), Stream.of(ending()))
            .toArray(String[]::new));
  }

  private static RouteGenerator generator(TestGateway gateway, String caller) {
    return new RouteGenerator(
        gateway.gateway::answer,
        Caller.of(caller, "platform", "U1"),
        new ModelSettings(
            gateway.gateway.routes().find("answers").orElseThrow(), 500, Duration.ofSeconds(20)),
        Clock.systemUTC(),
        new SecureRandom());
  }
}
