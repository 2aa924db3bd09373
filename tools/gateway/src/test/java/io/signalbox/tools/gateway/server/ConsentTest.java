package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A route each of whose calls a person has to agree to. */
class ConsentTest {
  private static final String ROUTES =
      """
      providers: {up: {kind: openai, base-url: "%s"}}
      routes:
        careful: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], approval: true}
        first: {kind: chat, provider: up, model: gpt-4o, callers: ["*"], retries: 0, fallback: [careful]}
      """;

  private static String ask(String route, String text) {
    return "{\"model\":\""
        + route
        + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + text
        + "\"}]}";
  }

  @Test
  void aCallPassesOnceWhenItsOwnerAgreedToThisVeryCall() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("yes")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      gateway.caller(callers -> callers.save(Caller.of("tester", "team", "U0OWNER1")));

      HttpResponse<String> refused = gateway.chat(ask("careful", "delete it"));
      gateway.chat(ask("careful", "delete it"));
      assertThat(gateway.asked).hasSize(1);
      var approval = gateway.asked.getFirst();
      gateway.approvals.decide(approval.id(), "U0OWNER1", true);
      HttpResponse<String> other = gateway.chat(ask("careful", "delete more"));
      HttpResponse<String> passed = gateway.chat(ask("careful", "delete it"));
      HttpResponse<String> again = gateway.chat(ask("careful", "delete it"));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("approval_needed", "has been asked in Slack");
      assertThat(approval.wish().sentence()).contains("tester", "careful").doesNotContain("delete");
      assertThat(approval.wish().arguments()).isEmpty();
      assertThat(other.statusCode()).isEqualTo(403);
      assertThat(passed.statusCode()).isEqualTo(200);
      assertThat(again.statusCode()).isEqualTo(403);
      assertThat(up.received()).hasSize(1);
    }
  }

  @Test
  void aRefusalStands() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      gateway.caller(callers -> callers.save(Caller.of("tester", "team", "U0OWNER1")));
      gateway.chat(ask("careful", "delete it"));
      gateway.approvals.decide(gateway.asked.getFirst().id(), "U0OWNER1", false);

      HttpResponse<String> reply = gateway.chat(ask("careful", "delete it"));

      assertThat(reply.body()).contains("owner has refused this call");
      assertThat(up.received()).isEmpty();
    }
  }

  @Test
  void whereNobodyCanBeAskedTheCallIsRefused() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream();
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      gateway.caller(callers -> callers.save(Caller.of("tester", "team", "someone@example.org")));

      HttpResponse<String> reply = gateway.chat(ask("careful", "x"));

      assertThat(reply.body()).contains("who is not a Slack user");
      assertThat(gateway.asked).isEmpty();
    }
  }

  @Test
  void aFallbackThatNeedsAWordIsNotTakenWithoutIt() throws Exception {
    try (ScriptedUpstream up = new ScriptedUpstream(whole(500, "{}"));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl())) {
      HttpResponse<String> reply = gateway.chat(ask("first", "x"));

      assertThat(reply.statusCode()).isEqualTo(502);
      assertThat(up.received()).hasSize(1);
      assertThat(gateway.asked).isEmpty();
    }
  }
}
