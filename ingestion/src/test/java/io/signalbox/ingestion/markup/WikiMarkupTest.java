package io.signalbox.ingestion.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WikiMarkupTest {
  private static final Duration MOST = Duration.ofSeconds(5);

  @Test
  void fencesCodeOfJiraAndKeepsItVerbatim() {
    String wiki =
        "before\n"
            + "{code:java|title=A.java}\n"
            + "int *a* = 1; // h1. no\n"
            + "{code}\n"
            + "after {noformat}x{noformat}";

    assertThat(WikiMarkup.toMarkdown(wiki))
        .isEqualTo("before\n```java\nint *a* = 1; // h1. no\n```\n\nafter \n```\nx\n```");
  }

  @Test
  void turnsHeadingsListsLinksAndEmphasisOfJiraToMarkdown() {
    String wiki =
        "h2. Why\n"
            + "# one\n"
            + "## two\n"
            + "* a\n"
            + "** b\n"
            + "*bold* {{x*y}} [docs|https://a.example/b] [~ana] {color:red}red{color}";

    assertThat(WikiMarkup.toMarkdown(wiki))
        .isEqualTo(
            "## Why\n"
                + "1. one\n"
                + "   1. two\n"
                + "- a\n"
                + "  - b\n"
                + "**bold** `x*y` [docs](https://a.example/b) @ana red");
  }

  @Test
  void leavesMarkdownAlone() {
    assertThat(WikiMarkup.toMarkdown("# Title\n```\nh1. x\n```"))
        .isEqualTo("# Title\n```\nh1. x\n```");
  }

  @Test
  void closesCodeThatJiraNeverClosed() {
    assertThat(WikiMarkup.toMarkdown("{code}\nlost")).isEqualTo("```\nlost\n```");
  }

  /**
   * Each would take minutes in a pattern that looks at the rest of the text again from every place.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{code:",
        "{{",
        "{color:",
        "[~",
        "[a|",
        "*a",
        "||",
        " ",
        "\t",
        "#",
        "<p",
        "<pre>   ",
        "`"
      })
  void takesNoLongerForTextMadeToTakeLong(String piece) throws Exception {
    String text = piece.repeat(1_000_000 / piece.length());

    assertThat(ProcessorTime.atMost(MOST, () -> WikiMarkup.toMarkdown(text + "x"))).isNotEmpty();
  }
}
