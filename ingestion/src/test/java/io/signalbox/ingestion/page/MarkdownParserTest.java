package io.signalbox.ingestion.page;

import static io.signalbox.ingestion.page.PageFixture.blocks;
import static io.signalbox.ingestion.page.PageFixture.markdown;
import static io.signalbox.ingestion.page.PageFixture.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.ingestion.ProcessorTime;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownParserTest implements SourceFormatContract {

  @Test
  void readsARealLookingRunbook() {
    ParsedPage page = PageFixture.read("payments-failover.md");

    assertThat(page.notes()).isEmpty();
    assertThat(page.frontMatter().title()).isEqualTo("Payments: database failover");
    assertThat(page.frontMatter().owner()).contains("payments-core");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.of(2026, 3, 14));
    assertThat(page.frontMatter().tags()).containsExactly("postgres", "payments", "sev1");
    assertThat(page.sections().stream().map(PageSection::headingPath))
        .containsExactly(
            List.of(),
            List.of("Check first"),
            List.of("Lag"),
            List.of("Lag", "Fail over with patronictl"));
  }

  @Test
  void dropsCommentsAndGivesReferenceLinksTheirAddress() {
    ParsedPage page = PageFixture.read("payments-failover.md");

    assertThat(page.sections().getFirst().blocks())
        .containsExactly(
            new PageBlock.Prose(
                """
                Read this when `pg_up{role="primary"}` is 0 for more than two minutes. See the \
                [dashboard](https://grafana.example/d/pg)
                and  the [architecture](../arch/payments.md).\
                """));
  }

  @Test
  void keepsCodeInsideItsListItemUnbroken() {
    PageBlock list = PageFixture.read("payments-failover.md").sections().get(1).blocks().getFirst();

    assertThat(list)
        .isEqualTo(
            new PageBlock.ItemList(
                """
                1. Who is primary?

                   ```sh
                   # not a heading
                   patronictl -c /etc/patroni.yml list

                   echo done
                   ```

                1. Is replication lag below 30 s?
                    - yes: go on
                    - no: page the database team\
                """));
  }

  @Test
  void turnsWhatGeneratorsAndHtmlAddIntoMarkdown() {
    assertThat(PageFixture.read("payments-failover.md").sections().get(3).blocks())
        .containsExactly(
            // Where its heading links to.
            new PageBlock.Prose("[`patronictl`](https://patroni.readthedocs.io)"),
            new PageBlock.Prose("**Warning: Two people**\nNever alone."),
            new PageBlock.Code("```sh\npatronictl switchover --force\n```"),
            new PageBlock.Prose("> Quoted advice from the vendor.\n> It spans lines."),
            new PageBlock.Prose("Run:"),
            new PageBlock.Code("```\nsystemctl status patroni\njournalctl -u patroni\n```"),
            new PageBlock.Prose("What if it hangs?"),
            new PageBlock.Prose("Kill it with `patronictl pause`."),
            new PageBlock.Prose("**Info**\nHints are kept. See [Rollback](./rollback.md)."));
  }

  @Test
  void readsWindowsLineEndingsAndAByteOrderMarkLikeAnyOther() {
    String text = "---\ntitle: Foo\n---\n# Foo\n\n- a\n- b\n\n```\nx\n```\n";

    ParsedPage windows = parse("a.md", "\uFEFF" + text.replace("\n", "\r\n"));

    assertThat(windows).isEqualTo(parse("a.md", text));
    assertThat(windows.frontMatter().title()).isEqualTo("Foo");
  }

  @Test
  void takesTheFirstHeadingAsTitleAndLeavesItOutOfThePaths() {
    ParsedPage page =
        parse("x.md", "# Disk full\n\nSee below.\n\n## Check\n\n`df -h`\n\n# More\n\ntext\n");

    assertThat(page.frontMatter().title()).isEqualTo("Disk full");
    assertThat(page.sections().stream().map(PageSection::headingPath))
        .containsExactly(List.of(), List.of("Check"), List.of("More"));
  }

  @Test
  void keepsAFirstHeadingThatSaysSomethingElseThanTheTitle() {
    ParsedPage page =
        parse(
            "x.md", "---\ntitle: Kube API Down\n---\n# KubeAPIDown\n\nBad.\n\n## Impact\n\nAll.\n");

    assertThat(page.sections().stream().map(PageSection::headingPath))
        .containsExactly(List.of("KubeAPIDown"), List.of("KubeAPIDown", "Impact"));
  }

  @Test
  void makesHeadingsPlainText() {
    ParsedPage page =
        parse(
            "x.md",
            "## Run `kubectl` on [the *node*](http://n) <a name=\"x\"></a> {#run}\n\ntext\n");

    assertThat(page.sections().getFirst().headingPath()).containsExactly("Run kubectl on the node");
  }

  @Test
  void saysWhenACodeBlockIsNeverClosedAndClosesIt() {
    ParsedPage page = parse("x.md", "1. Do\n   ```sh\n   rm -r /tmp/x\n\nafter\n\n````\nhalf");

    assertThat(blocks(page))
        .containsExactly(
            new PageBlock.ItemList("1. Do\n   ```sh\n   rm -r /tmp/x\n   ```"),
            new PageBlock.Prose("after"),
            new PageBlock.Code("````\nhalf\n````"));
    assertThat(page.notes())
        .containsExactly(
            "The code block that line 2 opens is never closed.",
            "The code block that line 7 opens is never closed.");
  }

  @Test
  void saysWhenACommentIsNeverClosed() {
    ParsedPage page = parse("x.md", "---\ntitle: x\n---\nseen\n\n<!-- half\n\nnever seen");

    assertThat(blocks(page)).containsExactly(new PageBlock.Prose("seen"));
    assertThat(page.notes()).singleElement().asString().contains("line 6");
  }

  @Test
  void keepsCommentsThatAreCode() {
    assertThat(markdown("Write `<!-- x -->` so:\n\n```html\n<!-- x -->\n```\n"))
        .containsExactly("Write `<!-- x -->` so:", "```html\n<!-- x -->\n```");
  }

  @Test
  void takesAQuotationOfCodeApart() {
    assertThat(blocks(parse("x.md", "> Run:\n>\n> ```sh\n> ls\n>\n> pwd\n> ```\n")))
        .containsExactly(new PageBlock.Prose("Run:"), new PageBlock.Code("```sh\nls\n\npwd\n```"));
  }

  @Test
  void dedentsAListThatIsIndentedWithoutNestingItsItems() {
    assertThat(markdown("text\n\n  * one\n    more\n  * two\n"))
        .containsExactly("text", "* one\n  more\n* two");
  }

  @Test
  void readsHtmlTablesWithBlankLinesInThem() {
    String html =
        "<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n";

    assertThat(blocks(parse("x.md", html)))
        .containsExactly(new PageBlock.Table("| a | b |\n| --- | --- |\n| 1 | 2 |"));
  }

  @Test
  void leavesTemplatesInCodeAloneAndDropsShortcodesOutsideOfIt() {
    assertThat(
            markdown(
                """
                {{% notice %}}
                Use `{{< x >}}` here{{< icon >}}.
                {% include nav.html %}

                {% highlight bash %}
                ls
                {% endhighlight %}

                ```sh
                {{< kept >}}
                !!! kept
                ```
                """))
        .containsExactly(
            "Use `{{< x >}}` here.", "```bash\nls\n```", "```sh\n{{< kept >}}\n!!! kept\n```");
  }

  @Test
  void endsABoxWithItsIndentation() {
    ParsedPage page = parse("x.md", "!!! note \"Ask\"\n     Ask Ana.\n---\n\nAfter.\n");

    assertThat(page.sections())
        .containsExactly(
            new PageSection(
                List.of(),
                List.of(
                    new PageBlock.Prose("**Note: Ask**\nAsk Ana."),
                    new PageBlock.Prose("After."))));
  }

  @Test
  void dropsTagsThatOnlyShapeTheTextAndKeepsPlaceholders() {
    assertThat(
            markdown(
                "Press <span class=\"k\">enter</span><br/>on <pod> with <label> <img src=\"a\""
                    + " alt=\"Map\">\n"))
        .containsExactly("Press enter on <pod> with <label> Map");
  }

  @Test
  void readsDocusaurusBoxesAndMkdocsTabs() {
    assertThat(
            markdown(
                ":::tip[Be quick]\n\n"
                    + "Run it.\n\n"
                    + ":::\n\n"
                    + "=== \"Linux\"\n\n"
                    + "    ```\n"
                    + "    ls\n"
                    + "    ```\n"))
        .containsExactly("**Tip: Be quick**", "Run it.", "**Linux**", "```\nls\n```");
  }

  @Test
  void givesAPageWithoutTextNoBlocks() {
    assertThat(parse("a/b.md", "").sections()).isEmpty();
    assertThat(blocks(parse("a/b.md", "---\ntitle: x\n---\n<!-- nothing -->\n\n***\n"))).isEmpty();
  }

  @Test
  void refusesBinariesAndGiants() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1};
    byte[] latin = "é".repeat(500).getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> parse("x.md", png))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("NUL bytes");
    assertThatThrownBy(() -> parse("x.md", latin))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> parse("x.md", new byte[5 * 1024 * 1024 + 1]))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("5 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shift_JIS", "EUC-JP", "ISO-2022-JP", "KOI8-R", "GBK", "windows-1251"})
  void aPageInAnEncodingThatIsNotReadIsSkippedAndNotQuotedInWrongLetters(String encoding) {
    boolean isRussian = encoding.equals("KOI8-R") || encoding.equals("windows-1251");
    String foreign = isRussian ? "Журнал доступа лежит в папке" : "共有のフォルダ、カタログの更新手順";
    String page =
        "# " + foreign + "\n\nThe code of the shared folder is 9911. ".repeat(3) + foreign;

    assertThatThrownBy(() -> parse("x.md", page.getBytes(Charset.forName(encoding))))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageContaining("nor UTF-16 or Windows-1252");
  }

  @Test
  void aPageOfWesternEuropeOrWithAFewDamagedBytesIsRead() {
    byte[] western =
        "A page of plain words about sizes. Größe “über” — naïve… ÄÖÜäöüß\n————————\nStraße, Kapazität, Übergabe, Prüfung"
            .getBytes(Charset.forName("windows-1252"));
    byte[] damaged = "A text with … and é and xx in it.".getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 8] = (byte) 0x81;
    damaged[damaged.length - 9] = (byte) 0xFE;

    assertThat(blocks(parse("x.md", western)).toString()).contains("Größe “über”", "Übergabe");
    assertThat(blocks(parse("x.md", damaged)).toString()).contains("… and é");
  }

  @Test
  void readsAPageWithAFewForeignBytesAndSaysSo() {
    ParsedPage page =
        parse("x.md", "A café of quite ordinary text.".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(blocks(page)).hasSize(1);
    assertThat(page.notes()).singleElement().asString().contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "[",
        "![",
        "- ",
        "1. ",
        "*a ",
        "**a_",
        "`",
        "<div>",
        "<!--",
        "{{<",
        "{%",
        "> - ",
        "|",
        "[a](",
        "(",
        "\t",
        "#",
        "a\n>",
        "!!! a\n",
        ":::a\n",
        "<table>\n",
        "```\n",
        "[a]: b\n",
        "\n---\n",
        "&",
        "\\"
      })
  void neitherHangsNorOverflowsOnDeepNesting(String hostile) throws Exception {
    String text = hostile.repeat(100_000);

    assertThat(ProcessorTime.atMost(Duration.ofSeconds(10), () -> parse("x.md", text))).isNotNull();
  }

  @Override
  public PageParser parser() {
    return new MarkdownParser();
  }

  @Override
  public String samplePage() {
    return "# Drain a node\n\n## Undo\n\nUncordon it.\n";
  }
}
