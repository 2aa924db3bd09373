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
  private static final int FEWEST_OWN = 50;
  private static final int FEWEST_PUBLIC = 50;

  @Test
  void fewerThanThreeInAHundredAreChanged() {
    List<String> own = texts();
    List<String> published = publishedLines();
    List<String> texts = Stream.concat(own.stream(), published.stream()).toList();

    List<String> changed =
        texts.stream()
            .map(
                text ->
                    CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, text)
                        .redact(text))
            .filter(redacted -> !texts.contains(redacted))
            .toList();

    assertThat(own).hasSizeGreaterThanOrEqualTo(FEWEST_OWN);
    assertThat(published).hasSizeGreaterThanOrEqualTo(FEWEST_PUBLIC);
    assertThat(changed).hasSizeLessThan(3);
  }

  private static List<String> texts() {
    return Stream.of(resource("ordinary-texts.txt").split("(?m)^%%\\n", -1))
        .skip(1)
        .map(String::stripTrailing)
        .toList();
  }

  private static List<String> publishedLines() {
    return resource("ordinary-lines.txt")
        .lines()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.split(" \\| ", 2)[1])
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = OrdinaryTextsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
