package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TokenFormatParserTest {
  private static final Pattern SOURCE =
      Pattern.compile("(?:gl|th|np|kf|sp|vd|pc|kn|us) 20\\d\\d-\\d\\d-\\d\\d");
  private static final Random RANDOM = new Random(16);

  private final SecretMasker masker = new SecretMasker();
  private final KeyExamples examples = new KeyExamples(RANDOM);

  @Test
  void everyKindIsMaskedAsAWhole() {
    List<String> wrong = new ArrayList<>();
    for (TokenFormat shape : TokenFormatParser.read()) {
      for (int i = 0; i < 3; i++) {
        String key = examples.of(shape);
        String masked = masker.mask("Use (" + key + ") here.").text();
        if (!masked.matches("Use \\(‹masked [a-z-]+›\\) here\\.")) {
          wrong.add(shape.letters() + ": " + key + " became " + masked);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyKindSaysWhereItWasReadAndWhen() {
    assertThat(TokenFormatParser.lines("key-kinds.txt"))
        .hasSizeGreaterThan(140)
        .allSatisfy(line -> assertThat(line.split(" \\| ", -1)[3].strip()).matches(SOURCE));
  }

  @Test
  void aFillerOfEveryKindStays() {
    for (TokenFormat shape : TokenFormatParser.read()) {
      if (shape.check() == TokenFormat.RandomCheck.RANDOM) {
        String filler = "Use " + shape.letters().getFirst() + "x".repeat(40) + " here";

        assertThat(masker.mask(filler).text()).isEqualTo(filler);
      }
    }
  }

  @Test
  void whatIsMaskedInPlainTextIsMaskedHoweverItIsPutIntoAnotherText() {
    List<String> wrong = new ArrayList<>();
    for (TokenFormat shape : TokenFormatParser.read()) {
      for (int i = 0; i < 6; i++) {
        String key = examples.of(shape);
        String text = before() + key + after();
        if (!masker.mask(text).text().contains(key)) {
          tryEncodings(text, key, wrong);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private void tryEncodings(String text, String key, List<String> wrong) {
    for (Encoding outer : Encoding.values()) {
      check(text, key, List.of(outer), wrong);
      Encoding inner = Encoding.values()[RANDOM.nextInt(Encoding.values().length)];
      check(text, key, List.of(inner, outer), wrong);
    }
    check(text, key, List.of(Encoding.JSON, Encoding.JSON, Encoding.JSON), wrong);
  }

  private void check(String text, String key, List<Encoding> encodings, List<String> wrong) {
    String encoded = text;
    for (Encoding encoding : encodings) {
      encoded = encoding.put(encoded);
    }
    String masked = masker.mask(encoded).text();
    String read = masked;
    for (Encoding encoding : encodings.reversed()) {
      read = encoding.read(read);
    }
    if (read.contains(key)) {
      wrong.add(encodings + " of " + text);
    }
  }

  private static String before() {
    List<String> texts =
        List.of("first\n", "a\tb ", "see \"quoted\" ", "x\r\n", "<b>", "key: ", "a=b&c=", "('", "");
    return texts.get(RANDOM.nextInt(texts.size()));
  }

  private static String after() {
    List<String> texts = List.of("\nlast", "\t", " & more", "</b>", "\"", "'", ") and \\ too", "");
    return texts.get(RANDOM.nextInt(texts.size()));
  }
}
