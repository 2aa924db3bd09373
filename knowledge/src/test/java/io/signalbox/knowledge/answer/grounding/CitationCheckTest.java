package io.signalbox.knowledge.answer.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.document.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationCheckTest {
  private static final String SWITCH =
      """
      List the members, then switch over.

      1. Switch over to the replica with the least lag:

         ```bash
         patronictl list
         patronictl switchover --force
         ```

      2. Watch the errors for 15 seconds. Page the owner when they stay.
      """;

  private static final List<Passage> PASSAGES =
      List.of(
          new Passage(0, List.of("Switch"), SWITCH),
          new Passage(1, List.of("Limits"), "`max_connections` is 400 on the ledger hosts."));

  @Test
  void keepsWhatIsCitedAndSupported() {
    CitationCheck.Checked checked =
        check(
            "Switch over to the replica with the least lag [1]. The `max_connections` is 400. [2]");

    assertThat(checked.kept())
        .containsExactly(
            new AnswerPiece("Switch over to the replica with the least lag.", List.of(1)),
            new AnswerPiece("The `max_connections` is 400.", List.of(2)));
    assertThat(checked.dropped()).isZero();
  }

  @Test
  void readsTheMarksThatModelsWrite() {
    CitationCheck.Checked checked =
        check(
            "Switch over, as `max_connections` is 400 [1, 2]. Watch the errors for 15 seconds"
                + " 【1】.");

    assertThat(checked.kept())
        .extracting(AnswerPiece::citations)
        .containsExactly(List.of(1, 2), List.of(1));
  }

  @Test
  void dropsASentenceWithoutACitation() {
    assertDropped("Switch over to the replica with the least lag.");
  }

  @Test
  void dropsASentenceThatCitesWhatWasNeverGiven() {
    assertDropped("Switch over to the replica with the least lag [3].");
    assertDropped("Switch over to the replica with the least lag [1][0].");
  }

  @Test
  void dropsASentenceThatCitesThePassageBesideTheRightOne() {
    assertDropped("The `max_connections` is 400 on the ledger hosts [1].");
  }

  @Test
  void dropsOnlyTheUnsupportedSentenceOfAParagraph() {
    CitationCheck.Checked checked =
        check(
            "Watch the errors for 15 seconds [1]. Then celebrate with cake [1]."
                + " Page the owner when they stay [1].");

    assertThat(checked.kept())
        .containsExactly(
            new AnswerPiece(
                "Watch the errors for 15 seconds. Page the owner when they stay.", List.of(1)));
    assertThat(checked.dropped()).isEqualTo(1);
  }

  @Test
  void keepsTheNumbersOfStepsAndSaysWhereOneWent() {
    CitationCheck.Checked checked =
        check(
            """
            1. List the members [1].
            2. Delete all the volumes [1].
            3. Watch the errors for 15 seconds [1].
            """);

    assertThat(checked.kept())
        .containsExactly(
            new AnswerPiece(
                "1. List the members.\n\n… step 2 is left out: no page says it.\n\n"
                    + "3. Watch the errors for 15 seconds.",
                List.of(1)));
  }

  @Test
  void keepsACodeBlockThatAPassageHasToTheLetterHoweverDeepItIsIndented() {
    CitationCheck.Checked checked =
        check(
            "Switch over [1]:\n\n"
                + "```bash\n"
                + "patronictl list\n"
                + "patronictl switchover --force\n"
                + "```\n"
                + "[1]");

    assertThat(checked.kept())
        .contains(
            new AnswerPiece(
                "```bash\npatronictl list\npatronictl switchover --force\n```", List.of(1)));
  }

  @Test
  void dropsACodeBlockThatIsChangedInOneCharacter() {
    assertDropped("```bash\npatronictl switchover --forced\n```\n[1]");
    assertDropped("```bash\npatronictl list\n  patronictl switchover --force\n```\n[1]");
    assertDropped("```bash\npatronictl list && patronictl switchover --force\n```\n[1]");
    assertDropped("```bash\n```\n[1]");
  }

  @Test
  void dropsACodeBlockThatCitesAPassageWithoutIt() {
    assertDropped("```bash\npatronictl list\n```\n[2]");
  }

  @Test
  void checksTheCodeInsideAStep() {
    CitationCheck.Checked checked =
        check(
            """
            1. Switch over to the replica with the least lag [1].

               ```bash
               patronictl list
               ```

            2. Page the owner [1].

               ```bash
               rm -rf /var/lib
               ```
            """);

    assertThat(checked.kept()).hasSize(1);
    assertThat(checked.kept().getFirst().markdown())
        .contains("patronictl list", "2. Page the owner.")
        .doesNotContain("rm -rf");
    assertThat(checked.dropped()).isEqualTo(1);
  }

  @Test
  void takesNothingInInlineCodeForAMark() {
    assertDropped("Switch over with `members[1]` to the replica with the least lag.");
  }

  @Test
  void leavesOutHeadingsWithoutCountingThem() {
    CitationCheck.Checked checked = check("## Steps\nList the members [1].");

    assertThat(checked.kept()).containsExactly(new AnswerPiece("List the members.", List.of(1)));
    assertThat(checked.dropped()).isZero();
  }

  @Test
  void keepsNothingOfNothing() {
    assertThat(check(" \n[1]\n").kept()).isEmpty();
  }

  private static CitationCheck.Checked check(String draft) {
    return CitationCheck.check(draft, PASSAGES);
  }

  private static void assertDropped(String draft) {
    CitationCheck.Checked checked = check(draft);
    assertThat(checked.kept()).isEmpty();
    assertThat(checked.dropped()).isEqualTo(1);
  }
}
