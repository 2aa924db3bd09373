package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.masking.SecretNames.Named;
import io.signalbox.knowledge.masking.SecretNames.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, the value that each form gives them, and the evidence that makes it a secret. */
class AssignedSecretDetectorTest {
  private static final String GENERATED = "q8x7kd92lmp4rt5v";

  private static List<String> found(String text) {
    List<String> values = new ArrayList<>();
    new AssignedSecretDetector()
        .find(text, hit -> values.add(text.substring(hit.start(), hit.end())));
    return values;
  }

  @Test
  void takesAnAddressAfterAuthForNoBase64() {
    // A line of a public guide for agents, which made its whole page unreadable.
    assertThat(found("- Auth: `git.example.com/acme/slackauth`")).isEmpty();
    assertThat(found("auth = build.internal:8080/queue")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\u0001',
      value = {
        "password: hunter → hunter",
        "password: abcd → abcd",
        "  - db.password: hunter → hunter",
        "> password: hunter → hunter",
        "password=hunter → hunter",
        "password==hunter2 → hunter2",
        "the password is hunter2 → hunter2",
        "password=hunter&x=1 → hunter",
        "password=hunter;x=1 → hunter",
        "password=hunter,x → hunter",
        "x password: hunter2|next → hunter2",
        "see password: hunter2). → hunter2",
        "password = \"correct horse9\" → correct horse9",
        "password: \"hunter\" → hunter",
        "password: 'it\"s9x' → it\"s9x",
        "password: \"it's9x\" → it's9x",
        "run --password hunter2 → hunter2",
        "run --db-password hunter2 → hunter2",
        "<password>hunter</password> → hunter",
        "<b>password</b>: hunter2<br>x → hunter2",
        "the password is Winter26! ok → Winter26!",
        "DB password | Winter26! | → Winter26!",
        "password - q8x7kd92lmp4rt5v → q8x7kd92lmp4rt5v",
        "token: q8x7kd92lmp4rt5v → q8x7kd92lmp4rt5v",
        "dbPass: hunter → hunter",
        "db_pass: hunter → hunter",
        "db-pass: hunter → hunter",
        "db.pass: hunter → hunter",
        "pass: hunter2 → hunter2",
        "passwords: x, password: hunter2 → hunter2",
        "Passwort: hunter → hunter",
        "password:hunter2, token: q8x7kd92lmp4rt5v → hunter2,q8x7kd92lmp4rt5v",
        "password=`hunter2` → hunter2",
        "slack_key: q8x7-kd92-lmp4r → q8x7-kd92-lmp4r",
        "my slack api.key: q8x7-kd92-lmp4r → q8x7-kd92-lmp4r",
        "auth: YXBwOnMzY3IzdA== → YXBwOnMzY3IzdA==",
        "api_key: \"abcd efgh9\" → abcd efgh9"
      })
  void theValueOfANameIsFound(String text, String values) {
    assertThat(String.join(",", found(text))).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: abc",
        "password: --hunter2",
        "password: hunter2(x)",
        "password: hunter2[0]",
        "password: hunter2{x}",
        "x password: hunter",
        "x password: hun2r",
        "password - hunter2",
        "run --password hunter",
        "run --password hun2r",
        "run password hunter2",
        "run -password hunter2",
        "<password>hunter2",
        "<password>hunter2<next>",
        "password: changeme",
        "token: hunter2",
        "token: Winter26!",
        "pass: hunter",
        "compass: hunter2",
        "Bypass: hunter2",
        "pass_word2: hunter2",
        "passwordless: hunter2",
        "password_: hunter2",
        "password-x: hunter2",
        "key: q8x7-kd92-lmp4r",
        "slackish key: q8x7",
        "slack_key - q8x7-kd92-lmp4r",
        "auth: YXBwczNjcjN0",
        "auth - YXBwOnMzY3IzdA==",
        "api_key: some-other-name",
        "password=`cat file` x",
        "password \"hunter2",
        "password: \"correct horse",
        "user.signingkey: q8x7kd92lmp4rt5v",
        "nothing here"
      })
  void whatIsNoneStays(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void aPhraseEndsOnItsLineAndWithinItsLength() {
    assertThat(found("password = \"correct\nhorse\"")).isEmpty();
    assertThat(found("password = \"correct " + "h".repeat(246) + "9\"")).hasSize(1);
    assertThat(found("password = \"correct " + "h".repeat(247) + "9\"")).isEmpty();
    assertThat(found("password = \"a\\\" horse9\"")).containsExactly("a\\\" horse9");
    assertThat(found("password = \"only words here\"")).isEmpty();
    assertThat(found("api_key: 'two words9'")).containsExactly("two words9");
  }

  @Test
  void aNameInsideAValueThatIsFoundIsNotLookedAt() {
    assertThat(found("password=token:" + GENERATED)).containsExactly("token:" + GENERATED);
    assertThat(found("password: hunter2\ntoken: " + GENERATED))
        .containsExactly("hunter2", GENERATED);
  }

  @Test
  void theLongestNameSaysWhatItIs() {
    Named token = SecretNames.endingAt("my access-token", 15).orElseThrow();
    Named blank = SecretNames.endingAt("my access token", 15).orElseThrow();
    Named plain = SecretNames.endingAt("my token", 8).orElseThrow();

    assertThat(token.start()).isEqualTo(3);
    assertThat(blank.start()).isEqualTo(3);
    assertThat(token.meaning().strength()).isEqualTo(Strength.STRONG);
    assertThat(plain.meaning().strength()).isEqualTo(Strength.WEAK);
    assertThat(SecretNames.endingAt("accesstoken", 11)).map(Named::start).contains(0);
    assertThat(SecretNames.endingAt("compass", 7)).isEmpty();
    assertThat(SecretNames.endingAt("comPass", 7)).map(Named::start).contains(3);
    assertThat(SecretNames.endingAt("COMPASS", 7)).isEmpty();
    assertThat(SecretNames.endingAt("1pass", 5)).map(Named::start).contains(1);
    assertThat(SecretNames.endingAt("épass", 5)).isEmpty();
    assertThat(SecretNames.endingAt("pass", 4)).map(Named::start).contains(0);
    assertThat(SecretNames.endingAt("mypwd", 5)).map(Named::start).contains(2);
    assertThat(SecretNames.endingAt("port", 4)).isEmpty();
  }

  @Test
  void aNameEndsWhereItsLastWordDoes() {
    assertThat(SecretNames.nextEnd("a password b", 0)).isEqualTo(10);
    assertThat(SecretNames.nextEnd("a password", 3)).isEqualTo(-1);
    assertThat(SecretNames.nextEnd("tokens", 0)).isEqualTo(-1);
    assertThat(SecretNames.nextEnd("token_x", 0)).isEqualTo(-1);
    assertThat(SecretNames.nextEnd("token-x", 0)).isEqualTo(-1);
    assertThat(SecretNames.nextEnd("tokené", 0)).isEqualTo(-1);
    assertThat(SecretNames.nextEnd("token。", 0)).isEqualTo(5);
    assertThat(SecretNames.nextEnd("tok", 0)).isEqualTo(-1);
    assertThat(SecretMasker.mayNameSecret("token")).isTrue();
    assertThat(SecretMasker.mayNameSecret("token of the user")).isFalse();
    assertThat(SecretMasker.mayNameSecret("token and password")).isTrue();
    assertThat(SecretMasker.mayNameSecret("")).isFalse();
  }

  @Test
  void aVendorStandsInTheNameOrShortlyBefore() {
    assertThat(vendors("slack_key")).isTrue();
    assertThat(vendors("my_slack_key")).isTrue();
    assertThat(vendors("slack the.key")).isTrue();
    assertThat(vendors("slack:key")).isFalse();
    assertThat(vendors("sla_key")).isFalse();
    assertThat(vendors("slack" + "_".repeat(35) + "key")).isTrue();
    assertThat(vendors("slack" + "_".repeat(36) + "key")).isFalse();
  }

  private static boolean vendors(String text) {
    Optional<Named> name = SecretNames.endingAt(text, text.length());
    return SecretNames.isVendors(text, name.orElseThrow());
  }

  @Test
  void aSecretIsMaskedInItsOtherPlacesWhenItIsLongEnough() {
    String longest = "aB3".repeat(170) + "xY";
    SecretMasker masker = new SecretMasker();

    assertThat(masker.mask("password: hunter2 hunter2").text()).endsWith(" hunter2");
    assertThat(masker.mask("password: hunter22 hunter22").text()).doesNotContain("hunter");
    assertThat(masker.mask("password: \"correct horse\" correct horse").text())
        .endsWith(" correct horse");
    String header = "Bearer " + longest;
    assertThat(masker.mask(header + " " + longest).text()).doesNotContain(longest);
    assertThat(masker.mask(header + "z " + longest + "z").text()).endsWith(longest + "z");
  }

  @Test
  void thirtyTwoSecretsAreLookedForElsewhere() {
    List<String> secrets =
        IntStream.range(10, 43).mapToObj(i -> "Secr3t" + i + "xy").collect(Collectors.toList());
    String text =
        secrets.stream().map(each -> "password: " + each + "\n").collect(Collectors.joining());

    String masked = new SecretMasker().mask(text + String.join(" ", secrets)).text();

    assertThat(masked).endsWith("› " + secrets.getLast()).doesNotContain(secrets.get(31));
  }

  @Test
  void hitsThatOverlapAreOneAndLinesAreCountedBehindThem() {
    String inner = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";
    String text = "\npassword: \"x " + inner + " y9\"\n\npassword: hunter2";
    SecretMasker masker = new SecretMasker();

    MaskedText masked = masker.mask(text);

    assertThat(masked.text())
        .isEqualTo("\npassword: \"‹masked password›\"\n\npassword: ‹masked password›");
    assertThat(masked.findings()).extracting(MaskedSecret::line).containsExactly(1, 3);
    assertThat(masker.find(text))
        .extracting(hit -> text.substring(hit.start(), hit.end()))
        .containsExactly("x " + inner + " y9", "hunter2");
  }
}
