package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTextTest {
  private static final AskedText READER =
      new AskedText(
          "UBOT",
          id -> id.equals("UBO") ? "Bo Lindqvist" : id,
          id -> id.equals("S0PAY") ? "payments" : id);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          who owns ledger-api? cc <@UBO>                                  ~ who owns ledger-api?
          Hi all, does anybody know who owns ledger-api?                  ~ who owns ledger-api?
          <@UBOT> hey, who owns ledger-api?                               ~ who owns ledger-api?
          <!here> who is on call for payments?                            ~ who is on call for payments?
          who is on call for <!subteam^S0PAY>?                            ~ who is on call for payments?
          who is on call for <!subteam^S0PAY|@payments>?                  ~ who is on call for payments?
          <@UBO> <@UBOT> who owns ledger-api?                             ~ who owns ledger-api?
          <@UBOT> could you please tell me who owns ledger-api? /cc @bo   ~ who owns ledger-api?
          quick question: who owns ledger-api? <@UBO>                     ~ who owns ledger-api?
          what does <@UBO> own?                                           ~ what does Bo Lindqvist own?
          <@UBO> is on call for what?                                     ~ Bo Lindqvist is on call for what?
          hello                                                           ~ hello
          does anybody know Kafka?                                        ~ does anybody know Kafka?
          """)
  void whatStandsAroundAQuestionIsLeftOut(String written, String asked) {
    assertThat(READER.of(written)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "can you answer this?,who owns ledger-api?",
    "'',who owns ledger-api?",
    "who is on call for payments?,who is on call for payments?"
  })
  void aQuotationIsTheQuestionWhereTheOwnWordsOnlyPointAtIt(String own, String asked) {
    assertThat(READER.of("<@UBOT> " + own + "\n&gt; who owns ledger-api?")).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"thanks!", "<@UBOT> hi", ":tada:", "👍", "ok, great :+1:", "Thank you so much"})
  void smallTalkIsNoQuestion(String written) {
    assertThat(READER.isSmallTalk(written)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@UBOT>",
        "thanks, and who owns it?",
        "kafka",
        "hi, who owns ledger-api?",
        "500s"
      })
  void everythingElseMayBe(String written) {
    assertThat(READER.isSmallTalk(written)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "<@UBO> can you tell me who is on call for payments?,true",
    "'hey <@UBO>, who owns it?',true",
    "<@UBOT> who owns it?,false",
    "who owns it?,false"
  })
  void whatBeginsWithAnothersNameIsForThem(String written, boolean forAnother) {
    assertThat(AskedText.isForAnother(written, "UBOT")).isEqualTo(forAnother);
  }
}
