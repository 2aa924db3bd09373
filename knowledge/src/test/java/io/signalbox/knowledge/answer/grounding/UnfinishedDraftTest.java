package io.signalbox.knowledge.answer.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedDraftTest {
  private static final List<Passage> PASSAGES =
      List.of(
          new Passage(
              0,
              List.of("Steps"),
              """
              1. Drain the broker.
              2. Restart the broker.

              ```bash
              kafka-drain --broker 3
              ```
              """),
          new Passage(1, List.of("Limits"), "The limit is 5 brokers."));

  private final List<String> shown = new ArrayList<>();

  @Test
  void showsASentenceOnceTheNextOneBegins() {
    UnfinishedDraft draft = new UnfinishedDraft(PASSAGES, shown::add);

    draft.accept("Drain the bro");
    draft.accept("ker [1].");
    assertThat(shown).isEmpty();

    draft.accept(" Then re");
    assertThat(shown).containsExactly("Drain the broker.");
  }

  @Test
  void neverShowsWhatThePagesDoNotSay() {
    write("Call Bob about the broker [1]. Drain the broker [1]. Delete the topic [1]. Restart");

    assertThat(shown).containsExactly("Drain the broker.");
  }

  @Test
  void showsStepsOneByOne() {
    write("1. Drain the broker [1].\n2. Restart the broker [1].\n\nThe limit is");

    assertThat(shown).containsExactly("1. Drain the broker.", "\n2. Restart the broker.");
  }

  @Test
  void showsCodeOnlyWhenItIsWhole() {
    UnfinishedDraft draft = new UnfinishedDraft(PASSAGES, shown::add);

    draft.accept("Drain the broker [1].\n\n```bash\nkafka-drain");
    assertThat(shown).containsExactly("Drain the broker.");

    draft.accept(" --broker 3\n```\n\nThe");
    assertThat(String.join("", shown))
        .isEqualTo("Drain the broker.\n\n```bash\nkafka-drain --broker 3\n```");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Drain the broker [1]. Restart the broker [1]. The limit is 5 brokers [2]. Drain the broker"
            + " [1].",
        "1. Drain the broker [1].\n"
            + "2. Restart the broker [1].\n\n"
            + "```bash\n"
            + "kafka-drain --broker 3\n"
            + "```\n"
            + "[1]\n\n"
            + "The limit is 5 brokers. [2] Drain",
        "| a | b |\n|---|---|\n| Drain the broker | x [1] |\n\nThe limit is 5 brokers [2].\n",
        "NO ANSWER",
        "",
        "[1][1][1] . . . ``` ``` 1. 2. | | \n\n\n",
      })
  void whatWasShownIsTheBeginningOfWhatTheWholeDraftComesTo(String text) {
    write(text);

    String whole =
        String.join(
            "\n\n",
            CitationCheck.check(text, PASSAGES).kept().stream()
                .map(AnswerPiece::markdown)
                .toList());
    assertThat(whole).startsWith(String.join("", shown));
  }

  private void write(String text) {
    UnfinishedDraft draft = new UnfinishedDraft(PASSAGES, shown::add);
    text.chars().forEach(letter -> draft.accept(Character.toString(letter)));
  }
}
