package io.signalbox.tools.gateway.http;

import static io.signalbox.tools.gateway.ScriptedUpstream.completion;
import static io.signalbox.tools.gateway.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.Generation;
import io.signalbox.knowledge.answer.Prompt;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.gateway.RouteGenerator;
import io.signalbox.tools.gateway.ScriptedUpstream;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** The bot's own calls go the way of everybody's. */
class RouteGeneratorTest {
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: [signalbox], retries: 0}
      """;
  private static final Prompt PROMPT = new Prompt("the rules", "mail ann@example.org");

  @Test
  void bringsADraftUnderTheSameRulesAsAnyCall() {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("Ask [EMAIL_1] [1].")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      Generation generation = generator(gateway, "signalbox").generate(PROMPT);

      assertThat(generation).isEqualTo(new Generation.Draft("Ask ann@example.org [1].", "answers"));
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
          .isEqualTo(new Generation.Unavailable("the provider answered with an error (500)."));
      assertThat(generator(gateway, "stranger").generate(PROMPT))
          .isInstanceOf(Generation.Unavailable.class);
    }
  }

  private static RouteGenerator generator(TestGateway gateway, String caller) {
    return new RouteGenerator(
        gateway.gateway,
        Caller.of(caller, "platform", "U1"),
        gateway.gateway.routes().find("answers").orElseThrow(),
        500,
        new SecureRandom());
  }
}
