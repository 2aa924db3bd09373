package io.signalbox.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteCleanerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "See [Failover](ledger-failover.md).; See Failover.",
        "See [Failover](../a/b.md \"the page\").; See Failover.",
        "![Graph](img/graph.png) shows it.; Graph shows it.",
        "[Wiki](https://wiki.example/a) has it.; [Wiki](https://wiki.example/a) has it.",
        "[Click](javascript:alert) here.; Click here.",
        "Proven [1].; Proven.",
        "Proven [1][2] and 【3】.; Proven and.",
        "The value of a[0] counts.; The value of a[0] counts.",
        "The code `x [1]` stays.; The code `x [1]` stays.",
        "[text][1] refers.; [text][1] refers.",
      })
  void reducesLinksAndMarksThatMeanNothingHere(String markdown, String clean) {
    assertThat(QuoteCleaner.clean(markdown)).isEqualTo(clean);
  }

  @Test
  void reducesALinkThatRunsOverTwoLines() {
    assertThat(QuoteCleaner.clean("See [the\nother page](other.md)."))
        .isEqualTo("See the\nother page.");
  }

  @Test
  void takesOutWhatCannotBeSeen() {
    assertThat(QuoteCleaner.clean("Do\u200B not\u202E run\u2066 it\u0007\uDB40\uDC41."))
        .isEqualTo("Do not run it.");
  }

  @Test
  void neverTouchesFencedCode() {
    String code = "```bash\necho a\u200Bb [1] [x](y.md)\n```";

    assertThat(QuoteCleaner.clean("One [1].\n\n" + code + "\n\nTwo [2]."))
        .isEqualTo("One.\n\n" + code + "\n\nTwo.");
  }
}
