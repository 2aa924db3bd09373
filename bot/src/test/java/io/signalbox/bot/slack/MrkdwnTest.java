package io.signalbox.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com/a?b&c, https://example.com/a?b&amp;c",
    "https://example.com/x, https://example.com/x"
  })
  void aLinkIsOpenedWhereItCanBe(String address, String written) {
    assertThat(Mrkdwn.link(address, "a <b>")).isEqualTo("<" + written + "|a &lt;b&gt;>");
  }

  @ParameterizedTest
  @CsvSource({"javascript:alert(1)", "runbooks/a.md", "https://a|b", "https://a>b"})
  void whatIsNoWebAddressIsTextOnly(String address) {
    assertThat(Mrkdwn.link(address, "page")).isEqualTo("page");
  }
}
