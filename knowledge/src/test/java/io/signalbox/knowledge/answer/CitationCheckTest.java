package io.signalbox.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.document.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationCheckTest {
  private static final List<Passage> PASSAGES =
      List.of(
          new Passage(
              0,
              List.of("Mitigation"),
              "Restart the primary only after the replica is in sync. Do not raise max_connections above 400.\n\n"
                  + "```bash\npatronictl switchover --force\n```"),
          new Passage(1, List.of("Limits"), "The pool holds 20 connections for each pod."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Restart the primary after the replica is in sync. [1]",
        "Each pod's pool holds 20 connections [2].",
        "- Do not raise `max_connections` above 400. [1]",
      })
  void keepsWhatItsPassageSupports(String sentence) {
    CitationCheck.Checked checked = CitationCheck.check(sentence, PASSAGES);

    assertThat(checked.kept()).hasSize(1);
    assertThat(checked.dropped()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Restart the primary after the replica is in sync.",
        "Restart the primary after the replica is in sync. [7]",
        "The pool holds 20 connections for each pod. [1]",
        "The pool holds 200 connections for each pod. [2]",
        "Raise max_connections above 400. [1]",
        "Do not restart the primary after the replica is in sync. [1]",
        "Restart the primary after the replica is in sync with `rm -rf /`. [1]",
        "Restart the primary, the replica is in sync, see https://evil.example. [1]",
        "Ask your manager for a new laptop instead. [1]",
      })
  void dropsWhatItsPassageDoesNotSupport(String sentence) {
    CitationCheck.Checked checked = CitationCheck.check(sentence, PASSAGES);

    assertThat(checked.kept()).isEmpty();
    assertThat(checked.dropped()).isOne();
  }

  @Test
  void codeStaysOnlyToTheLetter() {
    String right = "```bash\npatronictl switchover --force\n```";
    String wrong = "```bash\npatronictl switchover --force --yes\n```";

    assertThat(CitationCheck.check(right, PASSAGES).kept()).hasSize(1);
    assertThat(CitationCheck.check(wrong, PASSAGES).kept()).isEmpty();
  }

  @Test
  void marksAreTakenOutOfTheText() {
    assertThat(
            CitationCheck.check("The pool holds 20 connections for each pod [2].", PASSAGES)
                .kept()
                .getFirst())
        .isEqualTo(new Piece("The pool holds 20 connections for each pod.", List.of(2)));
  }

  @Test
  void nonsenseIsDroppedWithoutHarm() {
    for (String odd : List.of("", "[1]", "[99999999999]", "```", "|||", "[1".repeat(10_000))) {
      assertThat(CitationCheck.check(odd, PASSAGES).kept()).isEmpty();
    }
  }
}
