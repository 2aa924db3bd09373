package io.signalbox.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownSanitizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "+![](https://a.example/b.png)    | + (https://a.example/b.png)",
        "![a](<https://a.example/b> \"t\") | a (https://a.example/b)",
        "![a][ref]                        | \\![a][ref]",
        "[ref]: https://a.example         | \\[ref]: https://a.example",
        "[b.com](https://a.example)       | b.com (https://a.example)",
        "[the b](https://a.example)       | [the b](https://a.example)",
        "[b](javascript:alert(1))         | b",
        "[b](DATA:text/html;x)            | b",
        "<img src=x> and <a href=x>       | \\<img src=x> and \\<a href=x>",
        "<https://a.example>              | <https://a.example>",
        "<javascript:x>                   | \\<javascript:x>",
        "a < b                            | a < b",
        "\\`![](https://a.example)`       | \\` (https://a.example)`",
        "`![](https://a.example)`         | `![](https://a.example)`",
      })
  void nothingIsFetchedOrRunAndLinksLeadWhereTheySay(String markdown, String harmless) {
    assertThat(MarkdownSanitizer.of(markdown)).isEqualTo(harmless);
  }

  @Test
  void callsNobodyEvenFromCodeAndShowsEverything() {
    assertThat(MarkdownSanitizer.of("<!channel> `<@U012345>` @here a\u200Bb\u202Ec"))
        .isEqualTo("<\u2060!channel> `<\u2060@U012345>` @\u2060here abc");
    assertThat(MarkdownSanitizer.of("```\n<img> ![](https://a.example)\n```\n<b>"))
        .isEqualTo("```\n<img> ![](https://a.example)\n```\n\\<b>");
  }

  @Test
  void anAddressThatRunsSomethingIsNone() {
    assertThat(MarkdownSanitizer.address("java\u200Bscript:alert(1)")).isEmpty();
    assertThat(MarkdownSanitizer.address("https://a.example/x")).isEqualTo("https://a.example/x");
  }
}
