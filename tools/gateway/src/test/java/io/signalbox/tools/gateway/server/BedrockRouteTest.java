package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A route to Bedrock with the role of the machine that the gateway runs on. */
class BedrockRouteTest {
  private static final String YAML =
      """
      providers:
        aws:
          kind: bedrock
          base-url: "%s"
          aws: {credentials: instance, region: eu-west-1, address: "%s"}
      routes:
        answers: {kind: chat, provider: aws, model: "eu.anthropic.claude-haiku-4-5-20251001-v1:0", callers: ["*"], retries: 0}
      """;

  @Test
  void theMachinesRoleSignsAndAModelThatIsLoadingHasItsOwnSentence() throws Exception {
    String credentials =
        "{\"Code\":\"Success\",\"AccessKeyId\":\"ASIAMACHINE\",\"SecretAccessKey\":\"s\",\"Token\":\"machines-token\",\"Expiration\":\"2026-11-24T12:00:00Z\"}";
    try (ScriptedUpstream machine =
            new ScriptedUpstream(
                whole(200, "session"), whole(200, "role"), whole(200, credentials));
        ScriptedUpstream bedrock =
            new ScriptedUpstream(
                whole(
                    429,
                    "{\"message\":\"The model is not ready.\"}",
                    "x-amzn-ErrorType: ModelNotReadyException:http://internal.amazon.com/"),
                whole(
                    200,
                    "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Well.\"}]}},"
                        + "\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":1000000,\"outputTokens\":0}}"));
        TestGateway gateway =
            new TestGateway(
                YAML.formatted(
                    bedrock.baseUrl().toString().replace("/v1", ""),
                    machine.baseUrl().toString().replace("/v1", "")))) {
      String ask = "{\"model\":\"answers\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
      HttpResponse<String> loading = gateway.chat(ask);
      HttpResponse<String> answered = gateway.chat(ask);

      assertThat(loading.statusCode()).isEqualTo(502);
      assertThat(loading.body()).contains("The provider is still loading the route's model");
      assertThat(answered.body()).contains("Well.");
      assertThat(machine.received()).hasSize(3);
      assertThat(bedrock.received())
          .allSatisfy(
              got ->
                  assertThat(got.headers())
                      .containsEntry("x-amz-security-token", "machines-token")
                      .hasEntrySatisfying(
                          "authorization",
                          said -> assertThat(said).contains("Credential=ASIAMACHINE/")));
    }
  }
}
