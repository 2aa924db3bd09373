package io.signalbox.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  @Test
  void cutsAtTheEndsOfSentences() {
    assertThat(SentenceSplitter.of("Drain the node. Is it empty? Delete it!"))
        .containsExactly("Drain the node.", "Is it empty?", "Delete it!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Use a large host, e.g. Frankfurt, for this.",
        "Version 1.2.3 of ledger-api.jar is needed.",
        "Read https://wiki.example/a.b?c=d. and nothing else",
        "1. Restart the pod",
        "Run `kubectl get pods. Then stop` once.",
        "See [the page. It helps](https://wiki.example/x) first.",
        "It takes approx. Ten minutes in all.",
        "Classify it as [an incident](.. /before/what_is_an_incident.md) first.",
      })
  void staysWholeWhereAFullStopEndsNothing(String sentence) {
    assertThat(SentenceSplitter.of(sentence)).containsExactly(sentence);
  }

  @Test
  void goesOnAfterABracketThatNobodyCloses() {
    String text = "It broke (again. " + "And one more. ".repeat(80);

    assertThat(SentenceSplitter.of(text)).hasSizeGreaterThan(10);
  }

  @Test
  void readsAMegabyteInABlink() {
    String text = "word. ".repeat(170_000) + "`(".repeat(5_000) + " ".repeat(100_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(SentenceSplitter.of(text)).isNotEmpty());
  }

  @Test
  void findsNoneInBlankText() {
    assertThat(SentenceSplitter.of(" \n ")).isEmpty();
  }
}
