package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "<@UBOT> who owns <#C1|kafka>? = who owns #kafka?",
        "ask <@U2>, please = ask Ana Ruiz, please",
        "see <https://example.com/a?b&amp;c|the page> = see the page",
        "<https://example.com> is down = https://example.com is down",
        "a &lt;b&gt; &amp;amp; c = a <b> &amp; c",
        "<!channel> and <!subteam^S1|@platform> = @channel and @platform",
        "unclosed <@U2 = unclosed <@U2",
      })
  void aMessageIsReadWithoutSlacksMarks(String written, String read) {
    assertThat(SlackText.plain(written, "UBOT", id -> id.equals("U2") ? "Ana Ruiz" : id))
        .isEqualTo(read);
  }
}
