package io.signalbox.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackInputTextTest {
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
    assertThat(SlackInputText.plain(written, "UBOT", id -> id.equals("U2") ? "Ana Ruiz" : id))
        .isEqualTo(read);
  }

  @Test
  void theLinesOfAMessageAreKeptWhereTheyAreWanted() {
    assertThat(SlackInputText.lines("one\n<@UBOT> two\n", "UBOT", id -> id))
        .isEqualTo("one\n two\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "p99 &gt; 2s &amp; rising = p99 > 2s & rising",
        "&amp;lt; stays escaped = &lt; stays escaped",
        "handover 12 <@U2|ana> = handover 12 <@U2|ana>",
      })
  void aCommandIsReadWithItsMentions(String written, String read) {
    assertThat(SlackInputText.unescaped(written)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "invite <@U2|ana> 3 = invite U2 3",
        "owner: <@W2AB> = owner: W2AB",
        "repository: <https://example.com/a?b&amp;c|example.com> = repository:"
            + " https://example.com/a?b&c",
        "<#C1|kafka> &lt;b&gt; = <#C1|kafka> <b>",
      })
  void aManifestIsReadWithIdsAndAddresses(String written, String read) {
    assertThat(SlackInputText.withIds(written)).isEqualTo(read);
  }

  @Test
  void aCommandWithoutTextIsEmpty() {
    assertThat(SlackInputText.unescaped(null)).isEmpty();
    assertThat(SlackInputText.withIds(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<@U2AB>", " <@U2AB|ana> ", "<@U2AB|>"})
  void aMentionAloneNamesItsPerson(String written) {
    assertThat(SlackInputText.mentioned(written)).contains("U2AB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "U2AB", "@ana", "<@U2AB> please", "<@C2AB>", "<@U2AB", "<!here>"})
  void anythingElseMentionsNobody(String written) {
    assertThat(SlackInputText.mentioned(written)).isEmpty();
  }

  @Test
  void aMessageThatMentionsTheBotIsKnown() {
    assertThat(SlackInputText.mentions("hello <@UBOT>", "UBOT")).isTrue();
    assertThat(SlackInputText.mentions("<@UBOT|signalbox> hello", "UBOT")).isTrue();
    assertThat(SlackInputText.mentions("hello UBOT", "UBOT")).isFalse();
    assertThat(SlackInputText.mentions("hello <@UBOT2>", "UBOT")).isFalse();
  }
}
