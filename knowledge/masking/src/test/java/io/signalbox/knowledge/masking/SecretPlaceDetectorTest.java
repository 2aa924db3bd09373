package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that have no shape of their own, told by where they stand. */
class SecretPlaceDetectorTest {
  private final SecretMasker masker = new SecretMasker();

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0001',
      value = {
        "mysql -uroot -pS3cretX -h db → S3cretX",
        "mysqldump --single-transaction -u app -p'S3cretX' shop → S3cretX",
        "mysql \\⏎  -uroot -phunter2 → hunter2",
        "sshpass -p hunter2 ssh x → hunter2",
        "redis-cli -h cache -a hunter2 ping → hunter2",
        "docker login -u ci -p hunter2 registry.example → hunter2",
        "ldapsearch -x -D cn=admin -w hunter2 -b dc=x → hunter2",
        "Cookie: theme=dark; JSESSIONID=4F2A9C8B1D3E5F60718293A4B5C6D7E8 →"
            + " 4F2A9C8B1D3E5F60718293A4B5C6D7E8",
        "Set-Cookie: connect.sid=s%3AqZ8x7Kd92LmPq4Rt5Vw6Yz8b.T3uq9; Path=/ →"
            + " s%3AqZ8x7Kd92LmPq4Rt5Vw6Yz8b.T3uq9",
        "Cookie: xyz=qZ8x7Kd92LmPq4Rt5Vw6Yz8b → qZ8x7Kd92LmPq4Rt5Vw6Yz8b",
        "https://acme.blob.core.windows.net/c/f?sv=2024-11-04&sp=r&sig=qZ8x7Kd92LmPq4Rt5Vw6Yz8bT3uq%3D"
            + " → qZ8x7Kd92LmPq4Rt5Vw6Yz8bT3uq%3D",
        "https://b.s3.example/k?X-Amz-Signature=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08&x=1"
            + " → 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "https://x.example/cb?state=1&access_token=qZ8x7Kd92LmPq4Rt5Vw6Yz8b →"
            + " qZ8x7Kd92LmPq4Rt5Vw6Yz8b",
        "Passwort: hunter2 → hunter2",
        "Das Passwort ist `hunter2`. → hunter2",
        "mot de passe : hunter2 → hunter2",
        "Mot de passe\u00a0: hunter2 → hunter2",
        "contraseña: hunter2 → hunter2",
        "senha = hunter2 → hunter2",
        "Пароль: hunter2 → hunter2",
        "密码：hunter2 → hunter2",
        "パスワード: hunter2 → hunter2",
        "dbPass: hunter2 → hunter2",
        "DB_PASS=hunter2 → hunter2",
        "db.pass=hunter2 → hunter2",
        "pass: hunter2 → hunter2",
        "API key: qZ8x7Kd92Lm → qZ8x7Kd92Lm",
        "datadog_key: 9fk2mqx7lvz8trw3ypnd → 9fk2mqx7lvz8trw3ypnd",
        "herokuToken = 01234567-89ab-cdef-8123-456789abcdef → 01234567-89ab-cdef-8123-456789abcdef",
        "<add key='Password' value='CleartextPassword1' /> → CleartextPassword1",
        "curl -u ':d2LkV78zLx!t' https://x → d2LkV78zLx!t",
        "Password - Tr0ub4dor3x → Tr0ub4dor3x"
      })
  void masksTheSecretOnly(String line, String secret) {
    String text = line.replace("⏎", "\n");

    MaskedText masked = masker.mask(text);

    assertThat(masked.findings()).hasSize(1);
    String label = masked.findings().getFirst().kind().label();
    assertThat(masked.text()).isEqualTo(text.replace(secret, "‹masked " + label + "›"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -u root -p shop < dump.sql",
        "docker run -p 8080:80 app",
        "cp -p a b; mkdir -p out; ssh -p 2222 host",
        "redis-cli -a $REDIS_PASSWORD ping",
        "Cookie: theme=dark; lang=en-GB; consent=yes",
        "https://x.example/list?key=PROJ-1234&token=none&code=200",
        "compass: north-by-9, bypass: lane2",
        "pass: true, pass: 132",
        "cache-key: 9fk2mqx7lvz8trw3ypnd",
        "the mot de passe is kept in the vault",
        "<h3>Password</h3><p>Use2FA always when possible</p>",
        "<td>Token</td><td>Description</td>",
        "Das Passwort ist falsch.",
        "wtoken = AppWindowToken{9f4ef63 token=Token{a64f992 u0}}"
      })
  void leavesWhatIsNone(String text) {
    assertThat(masker.mask(text)).isEqualTo(new MaskedText(text, List.of()));
  }

  @Test
  void whatIsASecretInOnePlaceIsMaskedInAllOthers() {
    assertThat(masker.mask("password: Tr0ub4dor3x, then type Tr0ub4dor3x and return").text())
        .isEqualTo("password: ‹masked password›, then type ‹masked password› and return");
  }

  @Test
  void namesOfFieldsAreTold() {
    assertThat(List.of("dbPass", "API_KEY", "user.password", "Passwort", "x-token"))
        .allMatch(SecretMasker::mayNameSecret);
    assertThat(List.of("keyboard", "compass", "monkeys", "passage", "max_tokens"))
        .noneMatch(SecretMasker::mayNameSecret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--", "---", "@@ -1 +1 @@\n-", "+", "\u001b[31m-", "{\"d\":\"x\\n-"})
  void aMarkOfADiffHidesNoSecret(String before) {
    for (String secret : secrets()) {
      assertThat(masker.mask(before + secret + "\n+x").text())
          .as(before + secret)
          .startsWith(before.equals("+") ? "" : before)
          .contains("‹masked ")
          .doesNotContain(secret.substring(secret.length() - 6));
    }
  }

  @Test
  void aHyphenInAWordBeginsNoKey() {
    String name = "my-dop_v1_" + "0a1b2c3d4e5f".repeat(3);

    assertThat(masker.mask(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[32m",
        "\u001b[1;31m\u001b[K",
        "\\u001b[32m",
        "\\x1b[32m",
        "\\033[1m",
        "\\e[1m",
        "^[[32m",
        "\u001b]8;;",
        "\u001b(B\u001b[m"
      })
  void aTerminalsSequenceHidesNoSecret(String before) {
    String after = before.startsWith("\\") ? "\\033[0m" : "\u001b[0m";
    for (String secret : secrets()) {
      assertThat(masker.mask(before + secret + after + " x").text())
          .as(before + secret)
          .startsWith(before)
          .contains("‹masked ")
          .endsWith(after + " x")
          .doesNotContain(secret.substring(secret.length() - 6));
    }
    assertThat(masker.mask("password=abxathVr1goK" + after + "," + before + "next").text())
        .isEqualTo("password=‹masked password›" + after + "," + before + "next");
  }

  /** The word before the secret may be masked as well, since only the colour parts them. */
  @Test
  void aTerminalsSequenceBehindAWordHidesNoSecret() {
    for (String secret : secrets()) {
      assertThat(masker.mask("x\u001b[38;5;12m" + secret + "\u001b[0m x").text())
          .as(secret)
          .contains("‹masked ")
          .endsWith("\u001b[0m x")
          .doesNotContain(secret.substring(secret.length() - 6));
    }
  }

  @Test
  void aSecretInsideACommandForTheTerminalIsMaskedInIt() {
    String link = "\u001b]8;;https://u:hunter2x@x.example\u0007here\u001b]8;;\u0007";

    assertThat(masker.mask(link).text()).isEqualTo(link.replace("hunter2x", "‹masked password›"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>password=%s</p>",
        "<li>password: %s</li>",
        "password=%s<br>next",
        "<ul><li>user: x</li><li>password: %s</li></ul>",
        "<td>password</td><td>%s</td>",
        "<tr><th>Password</th>\n  <td class=\"v\"><code>%s</code></td></tr>",
        "<b>Password:</b> %s<hr/>",
        "<strong>API key</strong>: %s<br>",
        "<dt>Passwort</dt><dd>%s</dd>",
        "<p>DD_API_KEY=%s</p>",
        "<li>AWS_SECRET_ACCESS_KEY: %s</li>",
        "<code>deploy --token=%s</code>",
        "<p>Passwort: %s<span>x</span></p>",
        "<p>mot de passe : %s</p>",
        "<div>X-Auth-Token: %s</div>"
      })
  void tagsAndReferencesOfHtmlHideNoSecret(String html) {
    String secret = "qZ8x7Kd92LmPq4Rt5Vw6Yz8b";
    String escaped = html.replace("<", "&#60;").replace("=", "&#x3D;").replace(":", "&#58;");
    for (String each : List.of(html, escaped, html.replace("<", "&lt;").replace(">", "&gt;"))) {
      assertThat(masker.mask(each.formatted(secret)).text())
          .matches(Pattern.quote(each).replace("%s", "\\E‹masked [a-z-]+›\\Q"));
    }
  }

  @Test
  void anEscapedQuoteIsPartOfAQuotedValue() {
    for (String quoted :
        List.of("\"S3cr3t\\\"Pw9zz tail\"", "\"tail S3cr3t\\\"Pw9zz\"", "'S3cr3t\"Pw9zz tail'")) {
      String quote = quoted.substring(0, 1);
      assertThat(masker.mask("password = " + quoted + " # end").text())
          .isEqualTo("password = " + quote + "‹masked password›" + quote + " # end");
    }
    assertThat(masker.mask("{\"password\":\"S3cr3t\\\"Pw9zz tail\",\"n\":\"keep\"}").text())
        .isEqualTo("{\"password\":\"‹masked password›\",\"n\":\"keep\"}");
  }

  /** Keys of every kind that is masked when it stands alone. */
  private List<String> secrets() {
    return new KeyExamples(new Random(7))
        .all().stream().filter(key -> !masker.mask(key).text().contains(key)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:hunter2x@db",
        "https://user:hunter2x@h",
        "mysql -uroot -phunter2x",
        "Bearer hunter2xhunter3y"
      })
  void neitherHidesAPasswordInAnAddressOrACommand(String text) {
    for (String before : List.of("-", "--", "+", "\u001b[32m", "x\n-\u001b[1m")) {
      assertThat(masker.mask(before + text + "\n").text())
          .startsWith(before)
          .contains("‹masked ")
          .doesNotContain("hunter");
    }
  }
}
