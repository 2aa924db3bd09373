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
      strings = {
        "thanks!",
        "<@UBOT> hi",
        ":tada:",
        "👍",
        "ok, great :+1:",
        "Thank you so much",
        "<@UBOT> +1",
        "^^ same here",
        "<@UBO> fyi",
        "PSA: the deploy freeze starts at 5pm today"
      })
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
    "who owns it?,false",
    "@bo can you tell me who is on call?,true",
    "'bo, can you look at this?',true",
    "'Hey Marta, did you see this?',true",
    "'ok, can we roll back?',false",
    "@signalbox who owns it?,false"
  })
  void whatBeginsWithAnothersNameIsForThem(String written, boolean forAnother) {
    assertThat(AskedText.isForAnother(written, "UBOT")).isEqualTo(forAnother);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who owns ledger-api",
        "and for staging?",
        "and for staging",
        "what about tomorrow",
        "is checkout down",
        "how do you restart ledger-api",
        "which channel do I ask",
        "does anybody know who owns it? thanks!",
        "can you tell me who owns ledger-api?",
        "ledger-api is slow, who looks after it? :thinking_face:",
        "&gt; who owns ledger-api?"
      })
  void aQuestionToWhoeverReadsIsAQuestion(String written) {
    assertThat(AskedText.isQuestion(written)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "could you elaborate?",
        "what do you mean?",
        "any update?",
        "really?",
        "did you figure it out?",
        "hmm, are you on the VPN?",
        "you restarted it already?",
        "which is not my case",
        "what I wanted to do",
        "is giving me a 403",
        "have been tearing them out for the past hour",
        "and look at the examples.",
        "how odd",
        "where the job then gets retried",
        "ok that worked, closing"
      })
  void whatOnePersonAsksAnotherOrTellsIsNone(String written) {
    assertThat(AskedText.isQuestion(written)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "<@UBOT> help,true",
    "what can you do?,true",
    "<@UBOT> ?,true",
    "how do I use this?,true",
    "help me restart kafka,false",
    "what can you do about lag?,false"
  })
  void askingForHelpIsToldApart(String written, boolean help) {
    assertThat(READER.isHelp(written)).isEqualTo(help);
    assertThat(READER.isSmallTalk(written)).isFalse();
  }
}
