package io.signalbox.ingestion.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  @Test
  void fencesCodeOfJiraAndKeepsItVerbatim() {
    String wiki =
        "before\n{code:java|title=A.java}\nint *a* = 1; // h1. no\n{code}\nafter {noformat}x{noformat}";

    assertThat(WikiMarkup.toMarkdown(wiki))
        .isEqualTo("before\n```java\nint *a* = 1; // h1. no\n```\n\nafter \n```\nx\n```");
  }

  @Test
  void turnsHeadingsListsLinksAndEmphasisOfJiraToMarkdown() {
    String wiki =
        "h2. Why\n# one\n## two\n* a\n** b\n*bold* {{x*y}} [docs|https://a.example/b] [~ana] {color:red}red{color}";

    assertThat(WikiMarkup.toMarkdown(wiki))
        .isEqualTo(
            "## Why\n1. one\n   1. two\n- a\n  - b\n**bold** `x*y` [docs](https://a.example/b) @ana red");
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

  @Test
  void turnsHtmlToMarkdown() {
    String html =
        "<div><h2>Why</h2><p>It is <b>slow</b> &amp; <a href='https://a.example'>here</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul>"
            + "<pre>a\n  &lt;b&gt;</pre><script>alert(1)</script><a href='javascript:x'>bad</a></div>";

    assertThat(HtmlText.toMarkdown(html))
        .isEqualTo(
            "## Why\n\nIt is **slow** & [here](https://a.example).\n\n- one\n  - two\n\n```\na\n  <b>\n```\n\nbad");
  }

  @Test
  void takesAngleBracketsForWhatTheyAre() {
    assertThat(HtmlText.toMarkdown("if a < b then kubectl get <pod>"))
        .isEqualTo("if a < b then kubectl get <pod>");
  }

  /**
   * Each would take minutes in a pattern that looks at the rest of the text again from every place.
   */
  @ParameterizedTest
  @Timeout(5)
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
  void takesNoLongerForTextMadeToTakeLong(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());

    assertThat(WikiMarkup.toMarkdown(text + "x")).isNotEmpty();
    assertThat(HtmlText.toMarkdown("<p>x</p>" + text + "x")).isNotEmpty();
  }

  @Test
  void survivesHtmlNestedWithoutEnd() {
    assertThat(HtmlText.toMarkdown("<div>".repeat(50_000) + "x")).contains("x");
  }
}
