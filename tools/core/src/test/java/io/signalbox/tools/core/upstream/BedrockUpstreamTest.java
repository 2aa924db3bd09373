package io.signalbox.tools.core.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.route.AwsKeys;
import io.signalbox.tools.core.route.AwsSigning;
import io.signalbox.tools.core.route.Provider;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signatures and frames as they are on the wire. */
class BedrockUpstreamTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T02:00:00Z"), ZoneOffset.UTC);
  private static final String KEY = "signing-" + "key-of-nobody";
  private static final String PATH = "/model/us.anthropic.claude%3A0/converse";

  @Test
  void aRequestIsSignedOverWhatTheProviderReceives() throws Exception {
    try (ScriptedUpstream provider = new ScriptedUpstream(ScriptedUpstream.whole(200, "{}"));
        VertxUpstream wire = VertxUpstream.alone()) {
      send(wire, provider, Optional.of(new Secret("session-token"))).close();

      ScriptedUpstream.Received got = provider.received().getFirst();
      String said = got.headers().get("authorization");
      String names = said.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
      assertThat(said).startsWith("AWS4-HMAC-SHA256 Credential=AKID/20261130/eu-west-1/bedrock/");
      assertThat(names.split(";")).contains("host", "x-amz-date", "x-amz-security-token");
      assertThat(said).endsWith("Signature=" + signature(got, names));
    }
  }

  /** The signature by the letter of Amazon's description. */
  private static String signature(ScriptedUpstream.Received got, String names)
      throws GeneralSecurityException {
    String headers =
        Stream.of(names.split(";"))
            .map(name -> name + ":" + got.headers().get(name).strip() + "\n")
            .collect(Collectors.joining());
    // Every service but one signs the path encoded once more.
    String path = got.path().replace("%", "%25");
    String canonical =
        String.join("\n", "POST", path, "", headers, names, hex(sha(got.body().getBytes(UTF_8))));
    String scope = "20261130/eu-west-1/bedrock/aws4_request";
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            got.headers().get("x-amz-date"),
            scope,
            hex(sha(canonical.getBytes(UTF_8))));
    byte[] key = ("AWS4" + KEY).getBytes(UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return hex(mac(key, toSign));
  }

  private static byte[] sha(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void framesThatArriveInPiecesAreEventsAndABrokenOneEndsTheAnswer() {
    byte[] good = BedrockFrames.frame("messageStart", "{\"role\":\n\"assistant\"}");
    byte[] fault = BedrockFrames.frame("throttlingException", "{\"message\":\"slow\"}");
    byte[] broken = good.clone();
    broken[broken.length - 1] ^= 1;
    try (ScriptedUpstream provider =
            new ScriptedUpstream(
                BedrockFrames.stream(good, fault), BedrockFrames.stream(broken, broken));
        VertxUpstream wire = VertxUpstream.alone()) {

      assertThat(read(send(wire, provider, Optional.empty())))
          .isEqualTo(
              "data: {\"messageStart\":{\"role\": \"assistant\"}}\n\n"
                  + "data: {\"throttlingException\":{\"message\":\"slow\"}}\n\n");
      assertThatThrownBy(() -> read(send(wire, provider, Optional.empty())))
          .isInstanceOfSatisfying(
              UpstreamFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(UpstreamFailedException.Reason.BROKEN));
    }
  }

  private static String read(Upstream.Answer answer) {
    assertThat(answer.header("content-type")).contains("text/event-stream");
    StringBuilder all = new StringBuilder();
    Optional<byte[]> piece = answer.next(Duration.ofSeconds(5));
    while (piece.isPresent()) {
      all.append(new String(piece.get(), UTF_8));
      piece = answer.next(Duration.ofSeconds(5));
    }
    return all.toString();
  }

  private static Upstream.Answer send(
      VertxUpstream wire, ScriptedUpstream provider, Optional<Secret> session) {
    URI address = URI.create(provider.baseUrl().toString().replace("/v1", ""));
    Provider bedrock =
        new Provider(
            "bed",
            Provider.ProviderKind.BEDROCK,
            address,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Provider.ResponsesSupport.TRANSLATED,
            Optional.empty(),
            Optional.of(
                new AwsSigning(
                    "eu-west-1",
                    new AwsSigning.CredentialSource.Declared(
                        new AwsKeys("AKID", new Secret(KEY), session)))));
    Upstream.Request request =
        new Upstream.Request(
            "POST",
            URI.create(address + PATH),
            Map.of("content-type", "application/json"),
            "{\"messages\":[]}".getBytes(UTF_8));
    return BedrockUpstream.where(bedrock, wire, new AwsCredentialStore(wire, CLOCK))
        .send(request, Duration.ofSeconds(5), new CallCancellation());
  }
}
