package io.signalbox.knowledge.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are nested deep, encoded as mails and manifests encode, or below their name. */
class HiddenSecretsTest {
  private static final String KEY = "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a";
  private static final String TYPED = "Tr0ub4dor" + "&3x";

  private final SecretMasker masker = new SecretMasker();

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 11, 12, 14, 17})
  void aSecretInJsonWithinJsonIsMaskedWhateverTheDepth(int depth) {
    String text = "first\n" + KEY + "\t\"last\"";
    for (int i = 0; i < depth; i++) {
      text = Encoding.JSON.put(text);
    }

    String masked = masker.mask(text).text();

    assertThat(masked).doesNotContain(KEY.substring(8));
    for (int i = 0; i < depth; i++) {
      masked = Encoding.JSON.read(masked);
    }
    assertThat(masked).contains("first\n").contains("‹masked");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 40, 400, 20_000})
  void aSecretBehindAnySignIsMaskedHoweverOftenTheSignWasEncoded(int depth) {
    String percent = "password%" + "25".repeat(depth) + "3D" + TYPED;
    String entity = "password&" + "amp;".repeat(depth) + "#61;" + TYPED;
    String unicode = "x\\" + "u005c".repeat(depth) + "n" + KEY;

    assertThat(masker.mask(percent).text()).doesNotContain("Tr0ub4dor");
    assertThat(masker.mask(entity).text()).doesNotContain("Tr0ub4dor");
    assertThat(masker.mask(unicode).text()).doesNotContain(KEY.substring(8));
  }

  /** As a page or a chat leaves them where a word may be broken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u00ad",
        "\u2060",
        "\ufeff",
        "\u200d\u200b",
        "\u001b[0m",
        "\u001b[01;31m\u001b[K",
        "\\\n",
        "\\\r\n",
        "=\r\n"
      })
  void marksThatNobodySeesDoNotHideASecret(String mark) {
    String text = "use ghp" + "_16C7" + mark + KEY.substring(8) + " here";

    assertThat(masker.mask(text).text()).isEqualTo("use ‹masked github-token› here");
    String json = masker.mask(Encoding.JSON.put(text)).text();
    assertThat(json).doesNotContain("42F292c6912E7710c838347Ae178B4a");
    assertThat(Encoding.JSON.read(json)).startsWith("use ‹masked").endsWith("› here");
  }

  @Test
  void aSecretInOctalInBracesOrInHexadecimalIsMasked() {
    StringBuilder octal = new StringBuilder();
    StringBuilder braces = new StringBuilder();
    KEY.chars()
        .forEach(
            c -> {
              octal.append("\\%03o".formatted(c));
              braces.append("\\u{%x}".formatted(c));
            });
    String hexadecimal = HexFormat.of().formatHex(("token " + KEY).getBytes(UTF_8));

    for (String hidden : List.of(octal.toString(), braces.toString(), hexadecimal)) {
      assertThat(masker.mask("a " + hidden + " b").text()).matches("a ‹masked [a-z-]+› b");
    }
  }

  @Test
  void marksInOrdinaryTextsStay() {
    String ordinary =
        "Donau\u00addampf\u00adschiff, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645,"
            + " \ud83d\udc69\u200d\ud83d\udcbb\n"
            + "docker run \\\n"
            + "  -e A=b \\\n"
            + "  image\n"
            + "C:\\101\\n"
            + "ew\n"
            + "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    assertThat(masker.mask(ordinary).text()).isEqualTo(ordinary);
  }

  @Test
  void aMailsQuotedPrintableIsRead() {
    String soft = "the key of the pipeline that everybody asked for is this one here: ghp=\r\n";
    String mail = soft + KEY.substring(3) + "\r\nand db_password=3D" + TYPED;

    String masked = masker.mask(mail).text();

    assertThat(masked).doesNotContain(KEY.substring(8)).doesNotContain("Tr0ub4dor");
  }

  static Stream<String> texts() {
    return Stream.of(
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE KEY-----",
        "token: " + KEY,
        "postgres://app:" + TYPED + "@db.internal/app",
        "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64("bot:" + TYPED) + "\"}}}",
        "DB_PASSWORD=" + TYPED + "\nDB_HOST=db");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void base64OfATextWithASecretIsMaskedAsAWhole(String text) {
    String plain = base64(text);
    String wrapped = Base64.getMimeEncoder().encodeToString(text.repeat(3).getBytes());
    String twice = base64(base64(text));
    String wide = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());

    for (String encoded : new String[] {plain, wrapped, twice, wide, url}) {
      String masked = masker.mask("  db.conf: " + encoded + "\n  next: ok").text();
      assertThat(masked).matches("  db.conf: ‹masked [a-z-]+›\n  next: ok");
    }
    assertThat(masker.mask("https://x.example/d/" + plain + "/go").text()).contains("‹masked");
  }

  @Test
  void base64OfOrdinaryTextsAndOfPicturesStays() {
    byte[] picture = new byte[3_000];
    new Random(7).nextBytes(picture);
    String ordinary =
        "a: "
            + base64("# Deploy\nPress Promote, then watch the canary for five minutes.")
            + "\nb: "
            + Base64.getEncoder().encodeToString(picture)
            + "\n"
            + "user: YWRtaW4=\n"
            + "path: src/main/java/io/signalbox/knowledge/masking/EscapeDecoder.java";

    assertThat(masker.mask(ordinary).text()).isEqualTo(ordinary);
  }

  @Test
  void theValuesOfAKubernetesSecretAreMaskedAndItsNamesStay() {
    String manifest =
        """
        apiVersion: v1
        data:
          username: YWRtaW4=
          password: aHVudGVyMg==
        kind: Secret
        metadata:
          name: db
        stringData:
          url: plain-value
        ---
        apiVersion: v1
        kind: ConfigMap
        data:
          mode: fast
        """;

    String masked = masker.mask(manifest).text();

    assertThat(masked)
        .doesNotContain("YWRtaW4=", "aHVudGVyMg==", "plain-value")
        .contains("username:", "password:", "name: db", "mode: fast");
  }

  @Test
  void dockersAuthIsMaskedAndASettingOfThatNameStays() {
    String auth = base64("deploy:s3cr3t-pull");

    assertThat(masker.mask("\"auth\": \"" + auth + "\"").text()).doesNotContain(auth);
    assertThat(masker.mask("_auth=" + auth).text()).doesNotContain(auth);
    assertThat(masker.mask("auth: enabled, auth=none, auth: oauth2").text())
        .isEqualTo("auth: enabled, auth=none, auth: oauth2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "|-", ">", ">-", "|2", "| # from the vault"})
  void aBlockScalarUnderASecretsNameIsMasked(String sign) {
    String yaml = "db:\n  password: " + sign + "\n    hunter2x\n\n  port: 5432\n";

    String masked = masker.mask(yaml).text();

    assertThat(masked)
        .isEqualTo("db:\n  password: " + sign + "\n    ‹masked password›\n\n  port: 5432\n");
    assertThat(masker.mask("script: |\n  echo hello\n").text()).doesNotContain("masked");
    assertThat(masker.mask("description: |\n  Rotate the password: see vault\n").text())
        .doesNotContain("masked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE USER app IDENTIFIED BY 'PW'",
        "create user 'app'@'%' identified with mysql_native_password by 'PW';",
        "ALTER USER app IDENTIFIED BY \"PW\";",
        "ALTER ROLE app WITH ENCRYPTED PASSWORD 'PW' VALID UNTIL 'infinity'",
        "CREATE LOGIN app WITH PASSWORD = N'PW', CHECK_POLICY = ON;",
        "SET PASSWORD FOR 'app'@'%' = PASSWORD('PW');",
        "CREATE USER app IDENTIFIED WITH sha256_password BY 'PW'"
      })
  void passwordsOfStatementsAreMasked(String statement) {
    assertThat(masker.mask(statement.replace("PW", "tiger")).text()).doesNotContain("tiger");
    assertThat(masker.mask(statement.replace("PW", "!s0Secret#")).text())
        .doesNotContain("s0Secret");
    String placeholder = statement.replace("PW", "your_password");
    assertThat(masker.mask(placeholder).text()).isEqualTo(placeholder);
  }

  @Test
  void passwordHashesAreMasked() {
    Random random = new Random(3);
    String shadow = "root:$6$" + crypt(random, 8) + "$" + crypt(random, 86) + ":19000:0:99999:7:::";
    String htpasswd = "ana:$apr1$" + crypt(random, 8) + "$" + crypt(random, 22);
    String bcrypt = "{bcrypt}$2b$12$" + crypt(random, 53);
    String compose = "basicauth.users=ana:$$2y$$05$$" + crypt(random, 53);

    assertThat(masker.mask(shadow).text())
        .isEqualTo("root:‹masked password-hash›:19000:0:99999:7:::");
    assertThat(masker.mask(htpasswd).text()).isEqualTo("ana:‹masked password-hash›");
    assertThat(masker.mask(bcrypt).text()).isEqualTo("{bcrypt}‹masked password-hash›");
    assertThat(masker.mask(compose).text()).endsWith("ana:‹masked password-hash›");
  }

  private static String crypt(Random random, int length) {
    String characters = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    StringBuilder out = new StringBuilder("a7Q");
    while (out.length() < length) {
      out.append(characters.charAt(random.nextInt(characters.length())));
    }
    return out.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
