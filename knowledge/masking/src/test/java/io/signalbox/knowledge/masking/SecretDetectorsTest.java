package io.signalbox.knowledge.masking;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.masking.TokenFormat.Letters;
import io.signalbox.knowledge.masking.TokenFormat.Perhaps;
import io.signalbox.knowledge.masking.TokenFormat.RandomCheck;
import io.signalbox.knowledge.masking.TokenFormat.Run;
import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each detector alone: the first and the last character of a hit, and the nearest text that is
 * none.
 */
class SecretDetectorsTest {
  private static final String BEGIN = "-----BEGIN RSA PRIVATE" + " KEY-----";
  private static final String END = "-----END RSA PRIVATE" + " KEY-----";
  private static final String RUN = "MIIEpAIBAAKCAQEA";
  private static final String TYPED = "Tr0ub4dor3x";

  private static List<String> found(SecretDetector detector, String text) {
    List<String> values = new ArrayList<>();
    detector.find(text, hit -> values.add(text.substring(hit.start(), hit.end())));
    return values;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void aPrivateKeyIsFoundWithItsMarks() {
    String key = BEGIN + "\n" + RUN + "\n" + END;

    assertThat(found(new PrivateKeyDetector(), "a\n" + key + "\nb")).containsExactly(key);
    assertThat(found(new PrivateKeyDetector(), key + "\n" + key)).containsExactly(key, key);
    assertThat(found(new PrivateKeyDetector(), key.replace(RUN, RUN.substring(1)))).isEmpty();
    assertThat(found(new PrivateKeyDetector(), "no key here " + RUN)).isEmpty();
  }

  @Test
  void aPrivateKeyWithoutItsEndStopsWithItsLines() {
    String cut = BEGIN + "\nProc-Type: 4,ENCRYPTED\n\n" + RUN + "\n  " + RUN;
    String whole = BEGIN + "\n" + RUN + "\n" + END;

    assertThat(found(new PrivateKeyDetector(), cut + "\n\nThen restart it.")).containsExactly(cut);
    assertThat(found(new PrivateKeyDetector(), cut + "\n" + whole)).containsExactly(cut, whole);
    assertThat(found(new PrivateKeyDetector(), cut)).containsExactly(cut);
    String line = BEGIN + "\\n" + RUN + "\\n" + RUN + "+/=";
    assertThat(found(new PrivateKeyDetector(), line + "\", \"a\": 1")).containsExactly(line);
    assertThat(found(new PrivateKeyDetector(), line)).containsExactly(line);
    assertThat(found(new PrivateKeyDetector(), BEGIN + "\\n" + RUN.substring(2) + ".")).isEmpty();
  }

  @Test
  void aPrivateKeyWithoutItsBeginningStartsWithItsLines() {
    String cut = RUN + "\n" + RUN + "\n" + END;
    String whole = BEGIN + "\n" + RUN + "\n" + END;

    assertThat(found(new PrivateKeyDetector(), "Some words.\n" + cut + "\nnext"))
        .containsExactly(cut);
    assertThat(found(new PrivateKeyDetector(), cut)).containsExactly(cut);
    assertThat(found(new PrivateKeyDetector(), "Some words.\n" + END)).isEmpty();
    assertThat(found(new PrivateKeyDetector(), cut + "\n" + whole)).containsExactly(cut, whole);
    assertThat(found(new PrivateKeyDetector(), whole + cut)).containsExactly(whole, cut);
    assertThat(found(new PrivateKeyDetector(), cut + "\n\n" + cut))
        .containsExactly(cut, "\n\n" + cut);
    assertThat(found(new PrivateKeyDetector(), RUN + "\n" + RUN + " " + END))
        .containsExactly(RUN + "\n" + RUN + " " + END);
  }

  @Test
  void anEndThatIsTooFarAwayBelongsToNoKey() {
    String first = BEGIN + "\n" + RUN;
    String far = "\nwords.".repeat(2_900);

    assertThat(found(new PrivateKeyDetector(), first + far + END)).containsExactly(first);
    assertThat(found(new PrivateKeyDetector(), first + far.substring(0, 19_000) + END))
        .containsExactly(first + far.substring(0, 19_000) + END);
  }

  @Test
  void aBlockUnderANameIsASecretUnlessItIsASentence() {
    assertThat(found(new BlockSecretDetector(), "password: |\n  hunter2x\n"))
        .containsExactly("hunter2x");
    assertThat(found(new BlockSecretDetector(), "password: >\n  hunter2x"))
        .containsExactly("hunter2x");
    assertThat(found(new BlockSecretDetector(), "- password: |\n    ab\n\n    cd\n\nx: y"))
        .containsExactly("ab\n\n    cd");
    assertThat(found(new BlockSecretDetector(), "password: |\r\n  hunter2x\r\nx: y"))
        .containsExactly("hunter2x");
    assertThat(found(new BlockSecretDetector(), "password: |\n  Tr0ub4dor 3x"))
        .containsExactly("Tr0ub4dor 3x");
    assertThat(found(new BlockSecretDetector(), "password: |\n  abcd efgh\n  ijkl"))
        .containsExactly("abcd efgh\n  ijkl");
    assertThat(found(new BlockSecretDetector(), "token: |\n  q8x7kd92lmp4rt5v"))
        .containsExactly("q8x7kd92lmp4rt5v");
    assertThat(found(new BlockSecretDetector(), "  password: |\n  hunter2x")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "password: |\n  see the vault")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "password: |\n  abc")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "password: |\n  abcd")).containsExactly("abcd");
    assertThat(found(new BlockSecretDetector(), "password: |\n  changeme")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "token: |\n  hunter2x")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "port: |\n  hunter2x")).isEmpty();
    assertThat(found(new BlockSecretDetector(), "password: |\n\nnext")).isEmpty();
  }

  @Test
  void theDataOfAManifestAreSecretsAtTheLevelOfItsKind() {
    String one = "kind: Secret\ndata:\n  a: c2VjcmV0\n  b: \"dHdv\"\nmeta:\n  c: d\n";
    String other = "kind: ConfigMap\ndata:\n  a: b\n";

    assertThat(found(new BlockSecretDetector(), one)).containsExactly("c2VjcmV0", "dHdv");
    assertThat(found(new BlockSecretDetector(), other + "---\n" + one)).hasSize(2);
    assertThat(found(new BlockSecretDetector(), one + "---\n" + other)).hasSize(2);
    assertThat(found(new BlockSecretDetector(), other)).isEmpty();
    assertThat(found(new BlockSecretDetector(), one.replace("data", "  data"))).isEmpty();
    assertThat(found(new BlockSecretDetector(), "kind: Secret\ndata:\n  a: changeme\n  b: dHdv"))
        .containsExactly("dHdv");
    assertThat(found(new BlockSecretDetector(), "data:\n  a: dHdv\nkind: Secret\n")).hasSize(1);
    assertThat(found(new BlockSecretDetector(), one.replace("\n", "\r\n"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "see pg://app:s3cr3t@db and mq://x:t0psecret@h → s3cr3t t0psecret",
        "a+b.c-1://app:s3cr3t@db → s3cr3t",
        "pg://:s3cr3t@db → s3cr3t",
        "pg://app:pass@db → ",
        "pg://app:changeme@db → ",
        "pg://app:s3cr3t@ db → ",
        "1g://app:s3cr3t@db → ",
        "://app:s3cr3t@db → ",
        "abcdefghijklmnopqrstuvwxy://app:s3cr3t@db → s3cr3t",
        "abcdefghijklmnopqrstuvwxyz://app:s3cr3t@db → ",
        "curl -u app:s3cr3t https://x → s3cr3t",
        "wget --user app:s3cr3t x → s3cr3t",
        "curl -u app:1234 https://x → ",
        "curl -u app:pass https://x → ",
        "docker -u app:s3cr3t x → "
      })
  void aPasswordInAnAddressOrAnHttpCommandIsFound(String text, String secrets) {
    assertThat(String.join(" ", found(new ConnectionStringDetector(), text)))
        .isEqualTo(secrets == null ? "" : secrets);
  }

  @Test
  void theHttpCommandMayStandThreeHundredCharactersAway() {
    String user = "-u app:s3cr3t";

    assertThat(found(new ConnectionStringDetector(), "curl" + " ".repeat(296) + user)).hasSize(1);
    assertThat(found(new ConnectionStringDetector(), "curl" + " ".repeat(297) + user)).isEmpty();
    assertThat(found(new ConnectionStringDetector(), user + " ".repeat(283) + "curl")).hasSize(1);
    assertThat(found(new ConnectionStringDetector(), user + " ".repeat(284) + "curl")).isEmpty();
  }

  @Test
  void whatStandsBehindASchemeOfAuthorizationIsFound() {
    String basic = base64("app:s3cr3t");
    AuthorizationHeaderDetector detector = new AuthorizationHeaderDetector();

    assertThat(found(detector, "Bearer zqwmrtkplsj9, BEARER zyxwvutsrqp8"))
        .containsExactly("zqwmrtkplsj9", "zyxwvutsrqp8");
    assertThat(found(detector, "Bearer zqwmrtkpls9")).isEmpty();
    assertThat(found(detector, "Bearer zqwmrtkplsjd")).isEmpty();
    assertThat(found(detector, "Bearer your-token-9here")).isEmpty();
    assertThat(found(detector, "forbearer zqwmrtkplsj9")).isEmpty();
    assertThat(found(detector, "Authorization: token zqwmrtkplsj9"))
        .containsExactly("zqwmrtkplsj9");
    assertThat(found(detector, "Basic " + basic)).containsExactly(basic);
    assertThat(found(detector, "Basic " + base64(":s3cr3ts"))).isEmpty();
    assertThat(found(detector, "Basic " + base64("a:s3cr3ts"))).hasSize(1);
    assertThat(found(detector, "Basic " + base64("app\u0001:s3cr3t"))).isEmpty();
    assertThat(found(detector, "Basic " + base64("app:s3 cr3t"))).hasSize(1);
    assertThat(found(detector, "Basic " + basic.substring(1))).isEmpty();
    assertThat(found(detector, "basic authentication")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "IDENTIFIED BY 'tiger' and identified by 'lion9' → tiger lion9",
        "PASSWORD 'tiger' → tiger",
        "IDENTIFIED BY \"tiger\" → tiger",
        "PASSWORD \"tiger\" → ",
        "IDENTIFIED BY tiger9 → tiger9",
        "IDENTIFIED BY tiger → ",
        "PASSWORD tiger9 → ",
        "IDENTIFIED BY '!abc' → !abc",
        "IDENTIFIED BY '!ab' → ",
        "IDENTIFIED BY 'changeme' → ",
        "unidentified by 'tiger' → "
      })
  void aPasswordThatAStatementSetsIsFound(String text, String secrets) {
    assertThat(String.join(" ", found(new SqlPasswordDetector(), text)))
        .isEqualTo(secrets == null ? "" : secrets);
  }

  @Test
  void aColumnOfPasswordsEndsWithItsTable() {
    String head = "|User|Password|\n|---|---|\n";
    PasswordColumnDetector detector = new PasswordColumnDetector();

    assertThat(found(detector, head + "|ana|" + TYPED + "|\n|ben| `hunter2` |"))
        .containsExactly(TYPED, "hunter2");
    assertThat(found(detector, "User|Password\n---|---\nana|" + TYPED)).containsExactly(TYPED);
    assertThat(found(detector, head + "|ana|" + TYPED + "|\n\n|ben|hunter2|"))
        .containsExactly(TYPED);
    assertThat(found(detector, head + "|ana\\|x|" + TYPED + "|")).containsExactly(TYPED);
    assertThat(found(detector, head + "|ana|")).isEmpty();
    assertThat(found(detector, head + "|ana|ab1|")).isEmpty();
    assertThat(found(detector, head + "|ana|abc1|")).containsExactly("abc1");
    assertThat(found(detector, head + "|ana|abc 1d|")).isEmpty();
    assertThat(found(detector, head + "|ana|abcdef|")).isEmpty();
    assertThat(found(detector, head + "|ana|your-pass9|")).isEmpty();
    assertThat(found(detector, head + "|" + TYPED + "|x|")).isEmpty();
    assertThat(found(detector, "|User|Note|\n|---|---|\n|ana|" + TYPED + "|")).isEmpty();
    assertThat(found(detector, "|User|Password|\n|ana|" + TYPED + "|")).isEmpty();
    assertThat(found(detector, head + "|ana|" + TYPED + "|" + "x".repeat(20_000))).isEmpty();
    String wide = "|User|" + " ".repeat(51) + "Password|\n|---|---|\n|ana|" + TYPED + "|";
    assertThat(found(detector, wide)).hasSize(1);
    assertThat(found(detector, wide.replace("Password|", " Password|"))).isEmpty();
  }

  @Test
  void anEncodedTextIsReadInItsAlphabet() {
    String text = "user: app, password: x";

    assertThat(EncodedSecretDetector.decoded(base64(text))).contains(text);
    assertThat(EncodedSecretDetector.decoded(base64("ÿþ>?" + text))).contains("ÿþ>?" + text);
    assertThat(
            EncodedSecretDetector.decoded(
                Base64.getUrlEncoder().withoutPadding().encodeToString("ÿþ>?~".getBytes(UTF_8))))
        .contains("ÿþ>?~");
    assertThat(
            EncodedSecretDetector.decoded(
                Base64.getEncoder().encodeToString(text.getBytes(UTF_16LE))))
        .contains(text);
    assertThat(EncodedSecretDetector.decoded("48656c6c6f20776f")).contains("Hello wo");
    assertThat(EncodedSecretDetector.decoded("48656c6c6f00776f")).isEmpty();
    assertThat(EncodedSecretDetector.decoded("48656c6c6f0a0d09")).contains("Hello\n\r\t");
    assertThat(EncodedSecretDetector.decoded(base64("abcdef"))).contains("abcdef");
    assertThat(EncodedSecretDetector.decoded(base64("abcde"))).isEmpty();
    assertThat(EncodedSecretDetector.decoded(base64("abc\u0001def"))).isEmpty();
    assertThat(EncodedSecretDetector.decoded("////////////")).isEmpty();
    assertThat(EncodedSecretDetector.decoded("aGVsbG8gd29ybGQ=\n  ")).contains("hello world");
    assertThat(EncodedSecretDetector.decoded("aGVsbG8gd29ybGQgb")).contains("hello world ");
  }

  @Test
  void aRunIsLookedAtWholeInItsPartsAndOverItsLines() {
    EncodedSecretDetector detector = new EncodedSecretDetector(text -> text.contains("hunter2"));
    String hidden = base64("the password: hunter2");
    String plain = base64("the password: nothing");
    String[] lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(("words before it ".repeat(5) + "hunter2 and after").getBytes(UTF_8))
            .split("\n", -1);
    String wrapped = String.join("\n", lines);

    assertThat(found(detector, "a " + hidden + " b")).containsExactly(hidden);
    assertThat(found(detector, hidden)).containsExactly(hidden);
    assertThat(found(detector, plain + " " + hidden)).containsExactly(hidden);
    assertThat(found(detector, "path/to/" + hidden + "/x")).containsExactly(hidden);
    assertThat(found(detector, "path/to/" + hidden)).containsExactly(hidden);
    assertThat(found(detector, hidden + "/to/path")).containsExactly(hidden);
    assertThat(found(detector, plain)).isEmpty();
    assertThat(found(detector, base64("hunter2"))).isEmpty();
    assertThat(found(detector, "x:\n" + wrapped + "\nnext: ok")).containsExactly(wrapped);
    assertThat(found(detector, wrapped)).containsExactly(wrapped);
    assertThat(found(detector, String.join("\n    ", lines) + "\n")).hasSize(1);
    assertThat(found(detector, String.join(" ", lines) + "\n")).containsExactly(lines[1]);
  }

  @Test
  void aShapeHasARunBeforeItsLettersAndPiecesBehindThem() {
    TokenFormat shape =
        new TokenFormat(
            SecretKind.TOKEN,
            new Run(CharacterSet.DIGIT, 2, 4),
            List.of(":K"),
            List.of(
                new Letters(List.of("a", "b")),
                new Perhaps(List.of(new Letters(List.of("-")), new Run(CharacterSet.DIGIT, 1, 1))),
                new Run(CharacterSet.LOWER, 3, 3)),
            RandomCheck.NONE);

    assertThat(shape.start("12:K", 2, ":K")).isZero();
    assertThat(shape.start("1:K", 1, ":K")).isEqualTo(-1);
    assertThat(shape.start("x1234:K", 5, ":K")).isEqualTo(1);
    assertThat(shape.start("12345:K", 5, ":K")).isEqualTo(-1);
    assertThat(shape.end("axyz", 0)).isEqualTo(4);
    assertThat(shape.end("b-1xyz.", 0)).isEqualTo(6);
    assertThat(shape.end("cxyz", 0)).isEqualTo(-1);
    assertThat(shape.end("axy", 0)).isEqualTo(-1);
    assertThat(shape.end("axyzz", 0)).isEqualTo(-1);
    assertThat(shape.end("axyzZ", 0)).isEqualTo(4);
  }

  @Test
  void theLettersOfAShapeBeginAWord() {
    TokenFormat exact = shape(new Run(CharacterSet.LOWER, 3, 3));
    TokenFormat open = shape(new Run(CharacterSet.LOWER, 3, 9));

    assertThat(exact.start("kk", 0, "kk")).isZero();
    assertThat(exact.start("xkk", 1, "kk")).isEqualTo(-1);
    assertThat(exact.start("_kk", 1, "kk")).isEqualTo(1);
    assertThat(open.start("_kk", 1, "kk")).isEqualTo(-1);
    assertThat(exact.start("a-kk", 2, "kk")).isEqualTo(2);
    assertThat(open.start("a-kk", 2, "kk")).isEqualTo(-1);
    assertThat(open.start("-kk", 1, "kk")).isEqualTo(1);
    assertThat(open.start("a+kk", 2, "kk")).isEqualTo(-1);
    assertThat(open.start("+kk", 1, "kk")).isEqualTo(1);
    assertThat(open.start(" /kk", 2, "kk")).isEqualTo(2);
    assertThat(open.start("a/k_", 2, "k_")).isEqualTo(2);
    assertThat(open.start("a.kk", 2, "kk")).isEqualTo(2);
    assertThat(open.start("a_:k", 1, "_:k")).isEqualTo(1);
  }

  private static TokenFormat shape(Run rest) {
    return new TokenFormat(
        SecretKind.TOKEN, Run.NONE, List.of("kk"), List.of(rest), RandomCheck.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -u root -phunter2 shop",
        "x; mysql -phunter2",
        "mysql \\\n  -phunter2",
        "mysql \\\n \\\n  -phunter2 x",
        "mysql -phunter2\nmysql -p",
        "docker login -u x -p hunter2",
        "sshpass -p 'hunter2' ssh",
        "mysql -p -phunter2"
      })
  void theValueOfAnOptionIsFoundInItsCommand(String text) {
    assertThat(found(new SecretPlaceDetector(), text)).containsExactly("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql\n-phunter2",
        "mysql\n -phunter2",
        "amysql -phunter2",
        "mysqlx -phunter2",
        "mysql -p1234",
        "mysql -p-hunter2",
        "mysql -p$PASS9",
        "sshpass -phu",
        "docker -p hunter2",
        "mysql -h db\n x -phunter2",
        "mysql"
      })
  void theSameElsewhereIsNone(String text) {
    assertThat(found(new SecretPlaceDetector(), text)).isEmpty();
  }

  @Test
  void anOptionIsLookedForInFourHundredCharacters() {
    assertThat(found(new SecretPlaceDetector(), "mysql" + " ".repeat(380) + " -phunter2"))
        .hasSize(1);
    assertThat(found(new SecretPlaceDetector(), "mysql" + " ".repeat(400) + " -phunter2"))
        .isEmpty();
  }

  @Test
  void aSessionIsFoundByItsCookieAndInItsHeader() {
    String value = "qZ8x7Kd92LmPq4Rt5V";
    String uuid = "01234567-89ab-cdef-8123-456789abcdef";
    SecretPlaceDetector detector = new SecretPlaceDetector();

    assertThat(found(detector, "JSESSIONID=" + value)).containsExactly(value);
    assertThat(found(detector, "--sid=" + value + "; x")).containsExactly(value);
    assertThat(found(detector, "my_sid=" + value)).isEmpty();
    assertThat(found(detector, "sid=" + value.substring(3))).isEmpty();
    assertThat(found(detector, "x?sid=" + uuid)).isEmpty();
    assertThat(found(detector, "x&sid=" + uuid)).isEmpty();
    assertThat(found(detector, "sid=" + uuid)).containsExactly(uuid);
    assertThat(found(detector, "AWSALBX1.y=" + value)).containsExactly(value);
    assertThat(found(detector, "Cookie: a=b; c=" + value + "; d=" + value + "\ne=" + value))
        .containsExactly(value, value);
    assertThat(found(detector, "cookie: a=b\nSet-Cookie: x=" + value)).containsExactly(value);
    assertThat(found(detector, "https://x/?a=1&sig=" + value + "&key=" + value))
        .containsExactly(value, value);
    assertThat(found(detector, "https://x/?sig=" + "your-signature-9here")).isEmpty();
    assertThat(found(detector, "a=1&other=" + value)).isEmpty();
  }

  @Test
  void everyCookieOfTheListIsFoundWithoutItsHeader() {
    String value = "qZ8x7Kd92LmPq4Rt5V";
    List<String> cookies =
        TokenFormatParser.lines("secret-places.txt").stream()
            .filter(line -> line.startsWith("cookie "))
            .flatMap(line -> Stream.of(line.split("\\|", -1)[1].split(",", -1)))
            .map(name -> name.strip().replace("*", "x1"))
            .toList();

    assertThat(cookies)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            name ->
                assertThat(found(new SecretPlaceDetector(), name + "=" + value))
                    .containsExactly(value));
  }

  @Test
  void aKeyIsKnownByTheLongestLettersThatFit() {
    TokenDetector detector = new TokenDetector();
    String key = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";
    String google = "ya29" + ".a0AfH6SMBx7kQ9ZpLm2QvT7yRw8Nd5HsBcJgA0eUiO4q";

    assertThat(found(detector, key + " " + key)).containsExactly(key, key);
    assertThat(found(detector, "x" + key)).isEmpty();
    assertThat(found(detector, "AKIA" + "Z7QK4TWN2MXB5RVD.")).hasSize(1);
    assertThat(found(detector, "AKIA" + "Z7QK4TWN2MXB5RVDX")).isEmpty();
    assertThat(found(detector, "See " + google + ".")).containsExactly(google);
    assertThat(found(detector, "AKIA" + "XXXXXXXXXXXXXXXX")).isEmpty();
  }
}
