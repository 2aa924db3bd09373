package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fixtures that look like real tokens are put together from two halves, so that no scanner of this
 * repository takes them for leaked ones.
 */
class SecretMaskerTest {
  private static final String BASE64_LINE =
      "MIIEpAIBAAKCAQEAx7Yk3Zl9Qw2v+8sJ1nRbT0uF5hGd/6cMaKpXeWiLoVtSyDzN\n";
  private static final String BEGIN_RSA = "-----BEGIN RSA PRIVATE" + " KEY-----\n";
  private static final String END_RSA = "-----END RSA PRIVATE" + " KEY-----";

  private final SecretMasker masker = new SecretMasker();

  @ParameterizedTest
  @CsvSource({
    "AKIA, IOSFODNN7EXAMPLE, aws-access-key",
    "ghp_, 16C7e42F292c6912E7710c838347Ae178B4a, github-token",
    "github_pat_, 11ABCDEFG0aXcQeLgh1jkl_Zx9y8w7v6u5t4s3r2q1p0, github-token",
    "glpat-, Xk3_9fQz-7LmP2vR8wYt, gitlab-token",
    "xoxb-, 2048917364-4827193650182-q8Zk3LmX7vRt2WnYpB5dHs1c, slack-token",
    "xapp-1-, A03B7K2M9QX-4829103847562-9f8e7d6c5b4a3f2e1d0c, slack-token",
    "https://hooks.slack, .com/services/T03BX9K2M/B04QW7R8N/k3Jx9ZpLm2QvT7yRw8Nd5HsB,"
        + " slack-webhook",
    "sk_live, _51Hb9Kx2LzQ7mNvR8tYw3PdFg, stripe-key",
    "AIza, SyD9k3Lm7Qv2Xp8Rt5Wn1Zb4Hs6Jf0Kc-AB, google-key",
    "sk-proj-, 9fK2mQx7LvZ8tRw3YpNd5HsB1cJg, openai-key",
    "sk-ant-api03-, 9fK2mQx7LvZ8tRw3YpNd5HsB1cJg, anthropic-key",
    "npm_, 9fK2mQx7LvZ8tRw3YpNd5HsB1cJgA0eUiO4q, npm-token",
    "eyJhbGciOiJIUzI1NiJ9., eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P, jwt",
    "hvs., CAESIJ9fK2mQx7LvZ8tRw3YpNd5HsB1cJg, token"
  })
  void masksTokensByTheirShape(String first, String second, String kind) {
    MaskedText masked = masker.mask("Use (" + first + second + ") here");

    assertThat(masked.text()).isEqualTo("Use (‹masked " + kind + "›) here");
    assertThat(masked.findings()).extracting(each -> each.kind().label()).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0001',
      value = {
        "password: hunter2 → hunter2",
        "DB_PASSWORD=correcthorse → correcthorse",
        "export PGPASSWORD='s3cr3t pw' → s3cr3t pw",
        "  \"password\": \"Tr0ub4dor&3\", → Tr0ub4dor&3",
        "spring.datasource.password=prod-db-8812 → prod-db-8812",
        "kubectl create secret generic db --from-literal=password=Winter2026! → Winter2026!",
        "mysql --user=root --password=letmein99 -h db → letmein99",
        "vault login --password hunter22 → hunter22",
        "api_key = 9fK2mQx7LvZ8 → 9fK2mQx7LvZ8",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ8mLpTn4R →"
            + " wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ8mLpTn4R",
        "secret_key: 9fK2mQx7LvZ8tRw3 → 9fK2mQx7LvZ8tRw3",
        "token: 9fK2mQx7LvZ8tRw3YpNd → 9fK2mQx7LvZ8tRw3YpNd",
        "token: 6f1ed002ab5595859014ebf0951522d9a1b2c3d4 →"
            + " 6f1ed002ab5595859014ebf0951522d9a1b2c3d4",
        "<password>hunter2</password> → hunter2",
        "<p>Passwort: hunter2</p> → hunter2",
        "<td>password=hunter2<br>next</td> → hunter2",
        "The password is `hunter2`. → hunter2",
        "**Password:** hunter2 → hunter2",
        "| DB password | Tr0ub4dor3x | → Tr0ub4dor3x",
        "curl -H 'Authorization: Bearer 9fK2mQx7LvZ8tRw3YpNd' https://x → 9fK2mQx7LvZ8tRw3YpNd",
        "Authorization: Basic YWRtaW46aHVudGVyMg== → YWRtaW46aHVudGVyMg==",
        "curl -u admin:hunter2 https://x → hunter2",
        "postgres://app:s3cr3tpw@db:5432/app → s3cr3tpw",
        "jdbc:postgresql://app:p@ss@db/app → p@ss",
        "redis://:hunter2@cache:6379 → hunter2",
        "https://deploy:9fK2mQx7LvZ8@git.example/x.git → 9fK2mQx7LvZ8",
        "Server=db;Uid=app;Pwd=hunter2;X=1 → hunter2",
        "password: Tr0ub4dor&3 → Tr0ub4dor&3"
      })
  void masksOnlyTheValueOfAnAssignment(String line, String secret) {
    MaskedText masked = masker.mask(line);

    assertThat(masked.findings()).hasSize(1);
    String label = masked.findings().getFirst().kind().label();
    assertThat(masked.text()).isEqualTo(line.replace(secret, "‹masked " + label + "›"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: <password>",
        "<p>password=<b>yours</b></p>",
        "password: $PASSWORD",
        "PASSWORD=${DB_PASSWORD:-x}",
        "password=$(kubectl get secret db -o jsonpath='{.data.password}' | base64 -d)",
        "password: changeme",
        "password: xxxxxxxx",
        "password: ********",
        "password: \"\"",
        "password: 'your-password-here'",
        "token: your-token-here",
        "Authorization: Bearer $TOKEN",
        "Authorization: Bearer <token>",
        "-H \"Authorization: Bearer ${GITHUB_TOKEN}\"",
        "token: {{ .Values.token }}",
        "password: {{ vault_password }}",
        "xoxb-your-token-here",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
        "postgres://user:password@localhost/db",
        "postgres://user:${PGPASSWORD}@db/app",
        "postgres://$USER:$PASS@db/app",
        "commit 6f1ed002ab5595859014ebf0951522d9a1b2c3d4",
        "image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "trace_id=550e8400-e29b-41d4-a716-446655440000",
        "kubeadm join --discovery-token-ca-cert-hash"
            + " sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
        "secretName: alertmanager-main-tls-2f9x7",
        "secret: default-token-5dz7v",
        "imagePullSecret: regcred",
        "The token is expired.",
        "Password is required",
        "Change root password and update /etc/shadow",
        "Reset the password: see the vault",
        "password: required",
        "token = request.headers['X-Token']",
        "password = config.db.password",
        "password: op://infra/db/password",
        "secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
        "max_tokens: 4096",
        "token_count=128000",
        "password_policy: strict",
        "docker run -u 1000:1000 image",
        "docker run --user app:staff image",
        "-----BEGIN CERTIFICATE-----\n"
            + "MIIEpAIBAAKCAQEAx7Yk3Zl9Qw2v8sJ1nRbT0uF5hGd\n"
            + "-----END CERTIFICATE-----",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 ana@laptop",
        "Call +44 20 7946 0000 or mail oncall@example.com",
        "| User | Password |\n|---|---|\n| admin | in the vault |\n| app | <password> |"
      })
  void leavesWhatIsNoSecret(String text) {
    assertThat(masker.mask(text)).isEqualTo(new MaskedText(text, List.of()));
  }

  @Test
  void masksAWholePrivateKeyAndCountsLines() {
    String text =
        "first\n\n" + BEGIN_RSA + BASE64_LINE.repeat(3) + END_RSA + "\nlast password: hunter2";

    MaskedText masked = masker.mask(text);

    assertThat(masked.text())
        .isEqualTo("first\n\n‹masked private-key›\nlast password: ‹masked password›");
    assertThat(masked.findings())
        .containsExactly(
            new MaskedSecret(SecretKind.PRIVATE_KEY, 2), new MaskedSecret(SecretKind.PASSWORD, 7));
  }

  @Test
  void masksPrivateKeysThatAreCutOffIndentedOrInOneLine() {
    String indented =
        ("  " + BEGIN_RSA + BASE64_LINE + BASE64_LINE + END_RSA).replace("\n", "\n  ");
    String oneLine = (BEGIN_RSA + BASE64_LINE + END_RSA).replace("\n", "\\n");

    assertThat(masker.mask(BEGIN_RSA + BASE64_LINE.repeat(2) + "\nThen restart it.").text())
        .isEqualTo("‹masked private-key›\n\nThen restart it.");
    assertThat(masker.mask(BASE64_LINE.repeat(2) + END_RSA + "\nnext").text())
        .isEqualTo("‹masked private-key›\nnext");
    assertThat(masker.mask("key: |\n" + indented + "\nnext: 1").text())
        .isEqualTo("key: |\n  ‹masked private-key›\nnext: 1");
    assertThat(masker.mask("{\"private_key\": \"" + oneLine + "\", \"a\": 1}").text())
        .isEqualTo("{\"private_key\": \"‹masked private-key›\", \"a\": 1}");
  }

  @Test
  void leavesAnEmptyPrivateKeyBlockOfDocumentation() {
    String text = BEGIN_RSA + "...\n" + END_RSA;

    assertThat(masker.mask(text).text()).isEqualTo(text);
  }

  @Test
  void masksTheValueOfAnEnvironmentVariableOfAContainer() {
    assertThat(masker.mask("- name: DB_PASSWORD\n  value: hunter2\n- name: A\n  value: b").text())
        .isEqualTo("- name: DB_PASSWORD\n  value: ‹masked password›\n- name: A\n  value: b");
  }

  @Test
  void masksAColumnOfPasswords() {
    assertThat(
            masker
                .mask(
                    "| User | Password | Note |\n|---|:-:|---|\n| admin | `hunter2` | ext. 4711 |")
                .text())
        .isEqualTo(
            "| User | Password | Note |\n"
                + "|---|:-:|---|\n"
                + "| admin | `‹masked password›` | ext. 4711 |");
  }

  @Test
  void changesNothingTheSecondTime() {
    String once =
        masker
            .mask("password: hunter2\npostgres://a:s3cr3tpw@db/x\n" + BEGIN_RSA + BASE64_LINE)
            .text();

    assertThat(masker.mask(once)).isEqualTo(new MaskedText(once, List.of()));
  }

  @Test
  void neverReportsTheSecret() {
    MaskedText masked = masker.mask("password: hunter2");

    assertThat(masked.toString()).doesNotContain("hunter2");
  }
}
