package io.signalbox.tools.core.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.route.RedactionRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts that hold nothing to take out stay whole; anything taken out makes answers worse. */
class OrdinaryTextsTest {
  private static final int FEWEST = 100;

  @Test
  void fewerThanThreeInAHundredAreChanged() {
    List<String> texts = texts();

    List<String> changed =
        texts.stream()
            .map(
                text ->
                    CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, text)
                        .redact(text))
            .filter(redacted -> !texts.contains(redacted))
            .toList();

    assertThat(texts).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(changed).hasSizeLessThan(3);
  }

  private static List<String> texts() {
    try (InputStream in = OrdinaryTextsTest.class.getResourceAsStream("ordinary-texts.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return Stream.of(all.split("(?m)^%%\\n", -1)).skip(1).map(String::stripTrailing).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
