package io.signalbox.bot.workspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as the page shows them; hostile ones first. */
@ExtendWith(Chromium.class)
class MessageTextTest {
  private static final String NAMES =
      """
      {me: 'UASHA', addressOf: (id) => '#/UASHA/' + id,
       person: (id) => ({UASHA: {name: 'asha', realName: 'Asha Rao'}, UBEN: {name: 'ben'}})[id],
       channel: (id) => ({CPAY: {name: 'payments'}})[id], group: (id) => undefined}\
      """;

  private static PageFixture it;

  @BeforeAll
  static void open(BrowserWindows windows) {
    it = new PageFixture(windows, BrowserWindows.Look.LIGHT).open("UASHA/CPAY");
  }

  @AfterAll
  static void close() {
    it.close();
  }

  private static String html(String module, String text) {
    return (String)
        it.page.evaluate(
            "async ([module, text]) => { const {[module]: read} = await"
                + " import(`/page/text/${module}.js`); const place = document.createElement('div');"
                + " place.append(...read(text, "
                + NAMES
                + ")); return place.innerHTML; }",
            List.of(module, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrkdwn", "markdown"})
  void hostileTextBecomesNoElementThatActs(String module) {
    String hostile =
        """
        <script>alert(1)</script> <img src=x onerror=alert(1)> <iframe src="https://evil.example"></iframe>
        <javascript:alert(1)|press me> <JaVaScRiPt:alert(1)|me too> <data:text/html,x|and me> <vbscript:x|me>
        [press](javascript:alert(1)) [again](  JAVASCRIPT:alert(1) ) [data](data:text/html;base64,xx) ![x](javascript:alert(1))
        <https://ok.example" onmouseover="alert(1)|quoted> [t](https://ok.example/"onclick="x)
        &lt;script&gt;alert(2)&lt;/script&gt; <@"><svg onload=alert(1)>> <#CPAY|<b>bold</b>>
        """;

    String result = html(module, hostile);

    it.page.evaluate(
        "html => { const d = document.createElement('div'); d.innerHTML = html; window.parsed = d;"
            + " }",
        result);
    assertThat(
            it.page.evaluate(
                "parsed.querySelectorAll('script, img, iframe, svg, style, object, embed,"
                    + " b').length"))
        .isEqualTo(0);
    assertThat(
            (List<?>)
                it.page.evaluate(
                    "[...parsed.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n"
                        + " => n.startsWith('on'))"))
        .isEmpty();
    assertThat(
            (List<?>)
                it.page.evaluate(
                    "[...parsed.querySelectorAll('a')].map(e => new URL(e.href).protocol).filter(p"
                        + " => !['https:', 'http:', 'mailto:'].includes(p))"))
        .isEmpty();
    assertThat(it.page.evaluate("parsed.textContent"))
        .asString()
        .contains("<script>alert(1)</script>", "press me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrkdwn", "markdown"})
  void anEndlessRowOfMarksIsReadInGoodTime(String module) {
    String text = "*_~`[<".repeat(2000) + ">".repeat(200) + "* ".repeat(2000);

    assertThat(html(module, text)).isNotEmpty();
  }

  @Test
  void aMentionOfEverybodyThatAPersonTypedIsJustText() {
    assertThat(html("mrkdwn", "&lt;!channel&gt; look")).isEqualTo("&lt;!channel&gt; look");
  }

  @Test
  void aMentionOfEverybodyByTheAppIsShownAsOne() {
    assertThat(html("mrkdwn", "<!channel> <!here>"))
        .isEqualTo(
            "<span class=\"pill mine\">@channel</span> <span class=\"pill mine\">@here</span>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          *bold* and _it_ and ~gone~    | <strong>bold</strong> and <em>it</em> and <s>gone</s>
          2*3*4 and snake_case_name     | 2*3*4 and snake_case_name
          * not bold * here             | * not bold * here
          *bold with `a*b` in it*       | <strong>bold with <code>a*b</code> in it</strong>
          `<b>` stays                   | <code>&lt;b&gt;</code> stays
          a &amp;lt; b &lt; c           | a &amp;lt; b &lt; c
          :tada: :not_an_emoji:         | 🎉 :not_an_emoji:
          at 10:30:45 sharp             | at 10:30:45 sharp
          a < b > c                     | a &lt; b &gt; c
          """)
  void slacksMarkupIsReadAsSlackReadsIt(String text, String expected) {
    assertThat(html("mrkdwn", text)).isEqualTo(expected);
  }

  @Test
  void mentionsAndLinksCarryNames() {
    assertThat(html("mrkdwn", "<@UBEN> <@UNOBODY> <#CPAY> <#CGONE|secret> <!subteam^S1|@oncall>"))
        .isEqualTo(
            "<span class=\"pill\">@ben</span> <span class=\"pill\">@UNOBODY</span> <a"
                + " class=\"pill\" href=\"#/UASHA/CPAY\">#payments</a> <span"
                + " class=\"pill\">#secret</span> <span class=\"pill\">@oncall</span>");
    assertThat(html("mrkdwn", "<https://a.example/?x=1&amp;y=2|the *plan*>"))
        .contains(
            "href=\"https://a.example/?x=1&amp;y=2\"",
            "rel=\"noopener noreferrer\"",
            ">the *plan*</a>");
    assertThat(html("mrkdwn", "see https://a.example/b_c_d."))
        .contains("href=\"https://a.example/b_c_d\"")
        .endsWith(".");
  }

  @Test
  void quotesFencesAndLinesStandApart() {
    assertThat(html("mrkdwn", "one\ntwo\n&gt; quoted\n&gt; more\nafter"))
        .isEqualTo("one<br>two<blockquote>quoted<br>more</blockquote>after");
    assertThat(html("mrkdwn", "run\n```\nls &lt; *x*\n```\nthen"))
        .isEqualTo("run<pre><code>ls &lt; *x*</code></pre>then");
    assertThat(html("mrkdwn", "an ```unclosed fence")).isEqualTo("an ```unclosed fence");
    assertThat(html("mrkdwn", "&gt;&gt;&gt; all\nof it"))
        .isEqualTo("<blockquote>all<br>of it</blockquote>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          **bold** *it* ***both*** ~~gone~~  | <p><strong>bold</strong> <em>it</em> <strong><em>both</em></strong> <s>gone</s></p>
          **bold with *it* inside**          | <p><strong>bold with <em>it</em> inside</strong></p>
          snake_case_name and 2 * 3 * 4      | <p>snake_case_name and 2 * 3 * 4</p>
          \\*not\\* \\[a\\]                  | <p>*not* [a]</p>
          ``a ` b`` and `c`                  | <p><code>a ` b</code> and <code>c</code></p>
          <b>raw</b>                         | <p>&lt;b&gt;raw&lt;/b&gt;</p>
          **unclosed and `this               | <p>**unclosed and `this</p>
          """)
  void markdownIsReadAsCommonMarkReadsIt(String text, String expected) {
    assertThat(html("markdown", text)).isEqualTo(expected);
  }

  @Test
  void markdownListsNestAndCount() {
    assertThat(html("markdown", "3. c\n4. d\n   - deep\n     more\n\n- [x] done\n- [ ] open"))
        .isEqualTo(
            "<ol start=\"3\"><li>c</li><li>d<ul><li>deep<br>more</li></ul></li></ol><ul><li"
                + " class=\"task-item\"><span class=\"task\" role=\"img\" aria-label=\"done\">☑"
                + " </span>done</li><li class=\"task-item\"><span class=\"task\" role=\"img\""
                + " aria-label=\"to do\">☐ </span>open</li></ul>");
  }

  @Test
  void markdownTablesFencesQuotesAndHeadings() {
    assertThat(html("markdown", "| a | b |\n|:-:|--:|\n| `x\\|y` | **2** |\n| only |"))
        .contains(
            "<th class=\"center\" scope=\"col\">a</th><th class=\"right\" scope=\"col\">b</th>",
            "<td class=\"center\"><code>x|y</code></td><td class=\"right\"><strong>2</strong></td>",
            "<td class=\"center\">only</td><td class=\"right\"></td>");
    assertThat(html("markdown", "```java\nint a; // **not bold**\n\n```\n> quoted\n> - item"))
        .isEqualTo(
            "<pre data-language=\"java\"><code>int a; // **not bold**\n</code></pre>"
                + "<blockquote><p>quoted</p><ul><li>item</li></ul></blockquote>");
    assertThat(html("markdown", "# Title #\ntext\n\nUnder\n---\n\n---"))
        .isEqualTo(
            "<div class=\"heading heading-1\" role=\"heading\""
                + " aria-level=\"3\">Title</div><p>text</p><div class=\"heading heading-2\""
                + " role=\"heading\" aria-level=\"4\">Under</div><hr>");
  }
}
