package io.signalbox.tools.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.TestClock;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.route.AwsKeys;
import io.signalbox.tools.core.route.AwsSigning;
import io.signalbox.tools.core.route.AwsSigning.CredentialSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of machines over real sockets, in the shapes that Amazon documents. */
class AwsCredentialStoreTest {
  private static final String SECRET = "machine-" + "secret";
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final TestClock clock = new TestClock();

  @Test
  void aMachinesRoleIsAskedForOnceAndRenewedBeforeItsEnd() {
    try (ScriptedUpstream machine =
            new ScriptedUpstream(
                text("session"),
                text("bedrock-role\n"),
                lent("AKONE", "2026-11-23T18:00:00Z"),
                text("session"),
                text("bedrock-role"),
                lent("AKTWO", "2026-11-24T00:00:00Z"),
                ScriptedUpstream.whole(503, "{}"));
        VertxUpstream wire = VertxUpstream.alone()) {
      AwsCredentialStore store = new AwsCredentialStore(wire, clock);
      AwsSigning role = signing(new CredentialSource.Instance(address(machine, "")));

      assertThat(keys(store, role).id()).isEqualTo("AKONE");
      assertThat(keys(store, role).session()).contains(new Secret("token-of-AKONE"));
      assertThat(machine.received())
          .extracting(ScriptedUpstream.Received::path)
          .containsExactly(
              "/latest/api/token",
              "/latest/meta-data/iam/security-credentials/",
              "/latest/meta-data/iam/security-credentials/bedrock-role");
      assertThat(machine.received().getFirst().headers())
          .containsEntry("x-aws-ec2-metadata-token-ttl-seconds", "21600");
      assertThat(machine.received().get(2).headers())
          .containsEntry("x-aws-ec2-metadata-token", "session");

      clock.advance(Duration.ofHours(6).minus(Duration.ofMinutes(4)));
      assertThat(keys(store, role).id()).isEqualTo("AKTWO");

      // While the service is away those that count still are used, and no longer.
      clock.advance(Duration.ofHours(6));
      assertThat(keys(store, role).id()).isEqualTo("AKTWO");
      int asked = machine.received().size();
      assertThat(keys(store, role).id()).isEqualTo("AKTWO");
      assertThat(machine.received()).hasSize(asked);
      clock.advance(Duration.ofMinutes(5));
      assertThatThrownBy(() -> keys(store, role)).hasMessageContaining("credentials");
    }
  }

  @Test
  void aContainersRoleIsAskedForWithTheTokenThatItsFileHoldsNow(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "pod-token\n");
    try (ScriptedUpstream agent = new ScriptedUpstream(lent("AKPOD", "2026-11-23T18:00:00Z"));
        VertxUpstream wire = VertxUpstream.alone()) {
      AwsSigning role =
          signing(
              new CredentialSource.Container(
                  address(agent, "/v2/credentials/x"), Optional.empty(), Optional.of(file)));

      assertThat(keys(new AwsCredentialStore(wire, clock), role).secret())
          .isEqualTo(new Secret(SECRET));
      assertThat(agent.received().getFirst().path()).isEqualTo("/v2/credentials/x");
      assertThat(agent.received().getFirst().headers()).containsEntry("authorization", "pod-token");
    }
  }

  @Test
  void aWebIdentityTakesItsRoleByStsAndSaysNothingOfItselfWhereStsRefuses(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "header.body+/=.signature");
    String answer =
        """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult>
            <SubjectFromWebIdentityToken>system:serviceaccount:bot</SubjectFromWebIdentityToken>
            <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/signalbox</Arn></AssumedRoleUser>
            <Credentials>
              <SessionToken>token&amp;more</SessionToken>
              <SecretAccessKey>%s</SecretAccessKey>
              <Expiration>2026-11-23T13:00:00Z</Expiration>
              <AccessKeyId>ASIAWEB</AccessKeyId>
            </Credentials>
          </AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>
        """
            .formatted(SECRET);
    try (ScriptedUpstream sts =
            new ScriptedUpstream(
                ScriptedUpstream.whole(200, answer),
                ScriptedUpstream.whole(403, "<ErrorResponse/>"),
                ScriptedUpstream.whole(
                    200, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
        VertxUpstream wire = VertxUpstream.alone()) {
      AwsSigning role =
          signing(
              new CredentialSource.WebIdentity(
                  address(sts, ""), "arn:aws:iam::1:role/bedrock", file));

      AwsKeys keys = keys(new AwsCredentialStore(wire, clock), role);

      assertThat(keys.id()).isEqualTo("ASIAWEB");
      assertThat(keys.session()).contains(new Secret("token&more"));
      assertThat(List.of(sts.received().getFirst().body().split("&")))
          .contains(
              "Action=AssumeRoleWithWebIdentity",
              "Version=2011-06-15",
              "RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fbedrock",
              "WebIdentityToken=header.body%2B%2F%3D.signature");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> keys(new AwsCredentialStore(wire, clock), role))
            .isInstanceOfSatisfying(
                UpstreamFailedException.class,
                e ->
                    assertThat(e.reason())
                        .isEqualTo(UpstreamFailedException.Reason.WITHOUT_CREDENTIALS));
      }
    }
  }

  private static AwsKeys keys(AwsCredentialStore store, AwsSigning signing) {
    return store.keys(signing, WITHIN, new CallCancellation());
  }

  private static AwsSigning signing(CredentialSource source) {
    return new AwsSigning("eu-west-1", source);
  }

  private static URI address(ScriptedUpstream service, String path) {
    return URI.create(service.baseUrl().toString().replace("/v1", path));
  }

  private static ScriptedUpstream.Step text(String body) {
    return ScriptedUpstream.whole(200, body);
  }

  private static ScriptedUpstream.Step lent(String id, String until) {
    return text(
        "{\"Code\":\"Success\",\"Type\":\"AWS-HMAC\",\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\",\"Token\":\"token-of-%s\",\"Expiration\":\"%s\"}"
            .formatted(id, SECRET, id, until));
  }
}
