package io.signalbox.knowledge.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpRewriterTest {
  private static String standalone(String text, String before) {
    return FollowUpRewriter.standalone(
        text, before, Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "and for staging? | how do I restart ledger-api in production? | how do I restart"
            + " ledger-api in staging?",
        "and for staging? | how do I restart ledger-api? | how do I restart ledger-api for"
            + " staging?",
        "staging? | how do I restart ledger-api? | staging?",
        "what about staging | how do I restart ledger-api in prod? | how do I restart ledger-api in"
            + " staging?",
        "and for identity? | who is on call for payments? | who is on call for identity?",
        "and tomorrow? | who is on call for payments? | who is on call for payments tomorrow?",
        "and on Friday? | who is on call for payments tomorrow? | who is on call for payments on"
            + " Friday?",
        "what about ledger-web? | who owns ledger-api? | who owns ledger-web?",
        "for auth | who is on call for payments | who is on call for auth?",
        "and who owns it? | who is on call for payments? | who owns payments?",
        "who owns it | how do I restart ledger-api in production? | who owns ledger-api?",
        "what about the secondary | who is on call for payments? | who is the secondary on call for"
            + " payments?",
        "until when? | who is on call for payments? | who is on call for payments?",
        "their number? | who is on call for payments? | who is on call for payments?",
        "who's next? | who is on call for payments? | who is next on call for payments?",
        "and who is on call? | who owns ledger-api? | who is on call for ledger-api?",
        "how do I contact them? | who owns ledger-api? | which channel for ledger-api?",
        "staging? | how long do tokens live in production? | how long do tokens live in staging?",
        "same for ledger-web | how do I restart ledger-api? | how do I restart ledger-web?",
        "and the backup? | who is the primary on call for payments? | who is the backup on call"
            + " for payments?",
      })
  void aFragmentTakesThePlaceOfWhatIsAlikeInTheQuestionBefore(
      String text, String before, String expected) {
    assertThat(standalone(text, before)).isEqualTo(expected);
  }

  @Test
  void aQuestionThatPointsBackIsAskedTogetherWithTheOneBefore() {
    assertThat(standalone("how do I fix it?", "what does LedgerReplicationLagHigh mean?"))
        .isEqualTo("what does LedgerReplicationLagHigh mean: how do I fix it?");
  }

  @ParameterizedTest
  @CsvSource({"since when?", "how often?", "why?", "who approves that?", "is it safe?"})
  void whatSaysNothingAloneIsAskedTogetherWithTheQuestionBefore(String text) {
    String before = "how do I get access to the prod database";

    assertThat(standalone(text, before + "?")).isEqualTo(before + ": " + text);
    assertThat(FollowUpRewriter.unclear(text, before)).isEmpty();
    assertThat(FollowUpRewriter.pointsBack(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ok", "okay then, thanks!", "thanks!"})
  void thanksAskNothing(String text) {
    assertThat(FollowUpRewriter.pointsBack(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "how do I rotate the signing key of the gateway?",
    "who owns kafka?",
    "ERR_TOKEN_AUDIENCE_MISMATCH"
  })
  void aQuestionThatStandsOnItsOwnIsLeftAsItIs(String text) {
    assertThat(standalone(text, "who is on call for payments?")).isEqualTo(text);
  }

  @Test
  void nothingButAConjunctionAsksTheSameAgain() {
    assertThat(standalone("and?", "who owns kafka?")).isEqualTo("who owns kafka?");
  }

  @Test
  void saysWhichWordStandsForNothingThatWasSpokenOf() {
    assertThat(FollowUpRewriter.unclear("and who owns it?", "how do I restart it?")).contains("it");
    assertThat(FollowUpRewriter.unclear("what about the secondary", "how do I restart ledger-api?"))
        .contains("the secondary");
    assertThat(FollowUpRewriter.unclear("and who owns it?", "who is on call for payments?"))
        .isEmpty();
    assertThat(FollowUpRewriter.unclear("how do I fix it?", "how do I restart it?")).isEmpty();
  }

  @Test
  void tellsWhatGoesOnFromTheThread() {
    assertThat(FollowUpRewriter.pointsBack("what about the secondary")).isTrue();
    assertThat(FollowUpRewriter.pointsBack("and tomorrow?")).isTrue();
    assertThat(FollowUpRewriter.pointsBack("who owns it?")).isTrue();
    assertThat(FollowUpRewriter.pointsBack("who owns kafka?")).isFalse();
  }
}
