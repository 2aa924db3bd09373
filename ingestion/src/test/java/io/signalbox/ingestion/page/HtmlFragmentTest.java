package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFragmentTest {
  private static final Duration MOST = Duration.ofSeconds(5);

  @Test
  void turnsHtmlToMarkdown() {
    String html =
        "<div><h2>Why</h2><p>It is <b>slow</b> &amp; <a"
            + " href='https://a.example'>here</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul><pre>a\n"
            + "  &lt;b&gt;</pre><script>alert(1)</script><a href='javascript:x'>bad</a></div>";

    assertThat(HtmlFragment.toMarkdown(html))
        .isEqualTo(
            "## Why\n\n"
                + "It is **slow** & [here](https://a.example).\n\n"
                + "- one\n"
                + "  - two\n\n"
                + "```\n"
                + "a\n"
                + "  <b>\n"
                + "```\n\n"
                + "bad");
  }

  @Test
  void keepsTablesAsTables() {
    assertThat(
            HtmlFragment.toMarkdown(
                "<table><tr><th>Host</th><th>State</th></tr>"
                    + "<tr><td>db-1</td><td>full</td></tr></table>"))
        .isEqualTo("| Host | State |\n| --- | --- |\n| db-1 | full |");
  }

  @Test
  void takesAngleBracketsForWhatTheyAre() {
    assertThat(HtmlFragment.toMarkdown("if a < b then kubectl get <pod>"))
        .isEqualTo("if a < b then kubectl get <pod>");
  }

  @Test
  void survivesHtmlNestedWithoutEnd() {
    assertThat(HtmlFragment.toMarkdown("<div>".repeat(50_000) + "x")).contains("x");
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

    assertThat(ProcessorTime.atMost(MOST, () -> HtmlFragment.toMarkdown("<p>x</p>" + text + "x")))
        .isNotEmpty();
  }
}
