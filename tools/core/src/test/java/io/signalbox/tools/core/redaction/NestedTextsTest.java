package io.signalbox.tools.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.knowledge.masking.Encoding;
import io.signalbox.knowledge.masking.KeyExamples;
import io.signalbox.tools.core.route.RedactionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts inside texts: what is taken out of a plain text is taken out of it wherever it stands. */
class NestedTextsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> OTHERS =
      List.of(
          "+14155550132",
          "415-555-0132",
          "+49 30 901820",
          "4111 1111 1111 1111",
          "378282246310005",
          "DE89 3704 0044 0532 0130 00",
          "078-05-1120",
          "jane.doe@example.com",
          "Tr0ub4dor&3",
          "p\"w\\9/zz");

  private final Random random = new Random(6);

  @Test
  void whatIsTakenOutOfPlainTextIsTakenOutOfEveryEncodingAndItStillParses() {
    int tried = 0;
    List<String> leaks = new ArrayList<>();
    for (String value : values()) {
      for (int i = 0; i < 4; i++) {
        String text = before(value) + value + any("\nlast", "\t", " & more", "</b>", "\"", "");
        if (!begin().redact(text).contains(value)) {
          tried++;
          check(text, value, encodings(), leaks);
        }
      }
    }

    assertThat(tried).isGreaterThan(600);
    assertThat(leaks).isEmpty();
  }

  private static void check(
      String text, String value, List<Encoding> encodings, List<String> leaks) {
    String encoded = text;
    for (Encoding encoding : encodings) {
      encoded = encoding.put(encoded);
    }
    String read = begin().redact(encoded);
    for (Encoding encoding : encodings.reversed()) {
      read = encoding.read(read);
    }
    if (read.contains(value)) {
      leaks.add(encodings + " of " + text);
    }
  }

  @Test
  void whatIsPutBackIntoJsonIsTheJsonThatItWas() throws Exception {
    for (String value : values()) {
      for (int depth = 1; depth <= 4; depth++) {
        String text = "first\n" + value + "\nlast";
        for (int i = 0; i < depth; i++) {
          text = JSON.writeValueAsString(Map.of("password", text, "n", List.of(1, "[x]")));
        }
        CallRedaction redaction = begin();

        String redacted = redaction.redact(text);

        assertThat(JSON.readTree(redaction.restore(redacted)))
            .as(text)
            .isEqualTo(JSON.readTree(text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void aValueIsEscapedForThePlaceItStandsAtWhereverAStreamIsCut(int size) throws Exception {
    String secret = "a\"b\\c\nhunter2";
    CallRedaction redaction = begin();
    String placeholder = redaction.redact("password", secret);
    String inner = JSON.writeValueAsString(Map.of("key", placeholder));
    String outer = JSON.writeValueAsString(Map.of("body", inner, "plain", "is " + placeholder));
    String answer = "```json\n" + outer + "\n```";

    StreamRestorer restorer = new StreamRestorer(redaction);
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < answer.length(); at += size) {
      out.append(restorer.next(answer.substring(at, Math.min(answer.length(), at + size))));
    }
    String restored = out.append(restorer.rest()).toString();

    Map<?, ?> read = JSON.readValue(restored.replace("```json", "").replace("```", ""), Map.class);
    assertThat(read.get("plain")).isEqualTo("is " + secret);
    assertThat(JSON.readValue((String) read.get("body"), Map.class).get("key")).isEqualTo(secret);
  }

  @Test
  void plainTextWithQuotesIsNotEscaped() {
    CallRedaction redaction = begin();
    String placeholder = redaction.redact("password", "a\"b\\c9");

    assertThat(redaction.restore("He said \"" + placeholder + "\" and [1] {x}"))
        .isEqualTo("He said \"a\"b\\c9\" and [1] {x}");
    assertThat(redaction.restore("[1] says \"" + placeholder + "\"; see it")).contains("a");
  }

  @Test
  void namesOfFieldsSayWhatTheirValuesAre() {
    assertThat(begin().redact("{\"dbPass\":\"hunter2\",\"x\":1}"))
        .isEqualTo("{\"dbPass\":\"[SECRET_1]\",\"x\":1}");
    assertThat(begin().redact("{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"}]}"))
        .isEqualTo("{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"[SECRET_1]\"}]}");
    assertThat(begin().redact("[\"app\",\"--db-password\",\"hunter2\",\"--verbose\"]"))
        .isEqualTo("[\"app\",\"--db-password\",\"[SECRET_1]\",\"--verbose\"]");
    assertThat(begin().redact("{\"card\": 4111111111111111, \"n\": 5}"))
        .isEqualTo("{\"card\": \"[CARD_1]\", \"n\": 5}");
  }

  @Test
  void everyOtherCharacterOfTheJsonStays() {
    String text =
        " {\"a\" : \"x\\u00e9\\/\\n\",\n\t\"mail\":\"ann@example.org\" , \"b\":[ 1.50, true ]}\n";

    assertThat(begin().redact(text)).isEqualTo(text.replace("ann@example.org", "[EMAIL_1]"));
  }

  @Test
  void marksOfDiffsAndTerminalsSequencesHideNoPersonalData() {
    for (String before :
        List.of("-", "--", "\u001b[32m", "{\"c\":\"\\u001b[1m", "\\e[1m", "x\n-")) {
      for (String value : OTHERS.subList(0, 8)) {
        String redacted = begin().redact(before + value + "\u001b[0m\n");
        assertThat(redacted).as(before + value).doesNotContain(value).endsWith("]\u001b[0m\n");
        if (!value.contains("@") || !before.endsWith("-")) {
          assertThat(redacted).startsWith(before + "[");
        }
      }
      assertThat(begin().redact(before + "(415) 555-2671")).isEqualTo(before + "[PHONE_1]");
    }
  }

  @Test
  void aTelephoneNumberBehindAnEscapeInBrokenJsonIsTakenOut() {
    assertThat(begin().redact("{\"c\":\"x\\n+14155552671\\ny"))
        .isEqualTo("{\"c\":\"x\\n[PHONE_1]\\ny");
  }

  private List<String> values() {
    List<String> values = new ArrayList<>(new KeyExamples(random).all());
    values.addAll(OTHERS);
    return values;
  }

  private List<Encoding> encodings() {
    List<Encoding> encodings = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      encodings.add(Encoding.values()[random.nextInt(Encoding.values().length)]);
    }
    return encodings;
  }

  private String before(String value) {
    return value.equals("Tr0ub4dor&3") || value.startsWith("p\"w")
        ? any("dbPass: ", "password=", "first\nPasswort: ")
        : any("first\n", "a\tb ", "see \"quoted\" ", "x\r\n", "<b>", "('", "");
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private static CallRedaction begin() {
    return CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, "");
  }
}
