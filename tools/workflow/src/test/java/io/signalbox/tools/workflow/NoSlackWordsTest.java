package io.signalbox.tools.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts about commands and buttons stand where Slack is known, and not in the tools. */
class NoSlackWordsTest {
  /** A command's name, or a word in bold, in a text of the code. */
  private static final Pattern SLACK =
      Pattern.compile(
          "\"[^\"]*(`/[a-z]|/(?:register-agent|office-hours|escalate|oncall|agents )|\\*[A-Z][a-z"
              + " ]+\\*)[^\"]*\"");

  @Test
  void noSentenceOfTheToolsNamesACommandOrHoldsMarkup() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      List<String> found =
          files
              .filter(file -> file.toString().contains("src/main/java"))
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(NoSlackWordsTest::places)
              .toList();

      assertThat(found).isEmpty();
    }
  }

  @Test
  void aSentenceWithMarkupWouldBeFound() {
    assertThat("\"*Hand over* would change whose.\"").containsPattern(SLACK);
    assertThat("\"send `/register-agent digest` again\"").containsPattern(SLACK);
    assertThat("\"It is in hands already.\"").doesNotContainPattern(SLACK);
  }

  private static Stream<String> places(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> SLACK.matcher(line).find())
          .map(line -> file.getFileName() + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
