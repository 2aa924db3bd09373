package io.signalbox.knowledge.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Questions that the tables claim, and those that they leave to retrieval. */
class ClaimedQuestionsTest {
  private static final String QUESTIONS = "SIGNALBOX_DEV_QUESTIONS";
  private static Harbour harbour;

  @BeforeAll
  static void open() {
    harbour = Harbour.open();
  }

  @AfterAll
  static void close() {
    harbour.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/questions/for-tables.psv", delimiter = '|')
  void claimsWhatATableAnswers(String question, String expected) {
    assertThat(harbour.text(question)).contains(expected);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/questions/not-for-tables.psv", delimiter = '|')
  void leavesEverythingElseToRetrieval(String question) {
    assertThat(harbour.ask(question)).isEmpty();
  }

  @Test
  void claimsNoneOfTheQuestionsThatRetrievalIsMeasuredWith() throws IOException {
    Path file = Path.of(System.getenv().getOrDefault(QUESTIONS, "questions-dev.jsonl"));
    Assumptions.assumeTrue(
        Files.exists(file), () -> "no file of questions; name one in " + QUESTIONS);
    Pattern question = Pattern.compile("\"question\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    List<String> claimed =
        Files.readAllLines(file).stream()
            .map(question::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1))
            .filter(text -> harbour.ask(text).isPresent())
            .toList();

    assertThat(claimed).isEmpty();
  }
}
