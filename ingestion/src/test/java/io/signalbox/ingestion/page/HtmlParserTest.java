package io.signalbox.ingestion.page;

import static io.signalbox.ingestion.page.PageFixture.blocks;
import static io.signalbox.ingestion.page.PageFixture.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlParserTest implements SourceFormatContract {

  @Test
  void readsAWikiExport() {
    ParsedPage page = PageFixture.read("confluence-export.html");

    assertThat(page.frontMatter().title()).isEqualTo("Cache eviction storm");
    assertThat(page.frontMatter().owner()).contains("platform-cache");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.of(2026, 3, 14));
    assertThat(page.frontMatter().tags()).containsExactly("redis", "cache");
    assertThat(page.frontMatter().link()).contains("https://wiki.example/display/SRE/Cache");
    assertThat(page.sections())
        .containsExactly(
            new PageSection(
                List.of(),
                List.of(
                    new PageBlock.Prose(
                        """
                        Evictions above 1 000/s. Use `redis-cli` on **one** node, see \
                        [the guide](https://wiki.example/redis)
                        and stay calm.\
                        """))),
            new PageSection(
                List.of("Symptoms"),
                List.of(
                    new PageBlock.ItemList(
                        "- Latency above 200 ms\n  - on *all* shards\n- Errors `OOM`"),
                    new PageBlock.Code(
                        "```bash\nredis-cli info memory\n  redis-cli --bigkeys | head\n```"))),
            new PageSection(
                List.of("Symptoms", "Who"),
                List.of(
                    new PageBlock.Table(
                        """
                        | Shard | Owner | Note |
                        | --- | --- | --- |
                        | a\\|b | Ana | first |
                        | a\\|b | Ben | pods named \\<shard>-0 |\
                        """),
                    new PageBlock.Prose("> Do not flush."))));
  }

  @Test
  void readsUnclosedTagsAndFragmentsWithoutABody() {
    ParsedPage page =
        parse(
            "a/disk-full.html",
            "<h2>Check<p>Run <b>df<ul><li>one<li>two<pre>df -h\n\n&lt;x></pre>");

    assertThat(page.frontMatter().title()).isEqualTo("Disk full");
    assertThat(String.join("\n", blocks(page).stream().map(PageBlock::markdown).toList()))
        .contains("Run", "df", "one", "two", "df -h\n");
  }

  /** The HTML parser would take seconds for the name of such a tag. */
  @Test
  void readsATagWhoseNameDoesNotEndAsText() {
    String run = "x".repeat(3_000_000);

    ParsedPage page = parse("x.html", "<h1>Broken</h1><p>Before</p><ta" + run + "bs>");

    assertThat(blocks(page).stream().map(PageBlock::markdown))
        .anyMatch("Before"::equals)
        .anyMatch(text -> text.contains("<taxxx"));
  }

  @Test
  void dropsFurnitureButKeepsCallouts() {
    ParsedPage page =
        parse(
            "x.html",
            """
            <title>Disk full | Acme docs</title><nav>Home</nav><header><h1>Disk full</h1></header>
            <aside>Related</aside><div>Before <aside class="admonition note"><p>Careful</p></aside></div>
            <footer>Imprint</footer>
            """);

    assertThat(page.frontMatter().title()).isEqualTo("Disk full");
    assertThat(blocks(page))
        .containsExactly(
            new PageBlock.Prose("Before"),
            new PageBlock.Prose("**Note**"),
            new PageBlock.Prose("Careful"));
  }

  @ParameterizedTest
  @CsvSource({
    "<main>in</main>out, in",
    "<div role=main>in</div>out, in",
    "<article>in</article>out, in",
    "<div id=content>in</div>out, in"
  })
  void prefersTheMainPart(String html, String text) {
    assertThat(blocks(parse("x.html", html))).containsExactly(new PageBlock.Prose(text));
  }

  @Test
  void keepsAllOfSeveralArticles() {
    assertThat(blocks(parse("x.html", "<article>a</article><article>b</article>"))).hasSize(2);
  }

  @Test
  void escapesOnlyWhatMarkdownWouldTakeForMarkup() {
    assertThat(
            blocks(
                parse(
                    "x.html",
                    "<p># not a heading</p><p>1. no list, kube_pod_* &lt;pod&gt; a < b</p>")))
        .containsExactly(
            new PageBlock.Prose("\\# not a heading"),
            new PageBlock.Prose("1\\. no list, kube_pod_* \\<pod> a < b"));
  }

  @Test
  void unpacksTablesThatOnlyServeLayout() {
    String code =
        "<table><tr><td class=gutter><pre>1\n"
            + "2</pre></td><td class=code><pre>a\n"
            + "b</pre></td></tr></table>";

    assertThat(blocks(parse("x.html", code))).containsExactly(new PageBlock.Code("```\na\nb\n```"));
  }

  @Test
  void readsOrderedListsWithCodeInThem() {
    assertThat(blocks(parse("x.html", "<ol><li>One<pre>ls\n\npwd</pre></li><li>Two</li></ol>")))
        .containsExactly(
            new PageBlock.ItemList("1. One\n\n   ```\n   ls\n\n   pwd\n   ```\n2. Two"));
  }

  @Test
  void takesTheTimeOfTheLastChangeOnlyWithoutAReviewDate() {
    String modified = "<meta property=article:modified_time content=2026-01-02T03:04:05Z>";

    assertThat(parse("x.html", modified).frontMatter().lastReviewedOn())
        .contains(LocalDate.of(2026, 1, 2));
    assertThat(
            parse("x.html", modified + "<meta name=last_reviewed content=2026-05-06>")
                .frontMatter()
                .lastReviewedOn())
        .contains(LocalDate.of(2026, 5, 6));
  }

  @Test
  void readsThePropertiesAndTasksOfNotionsExport() {
    ParsedPage page =
        parse(
            "Restart 8666b9e06b914556b9b09ebcd02888dc.html",
            "<article class='page sans'><header><h1 class='page-title'>Restart</h1><table"
                + " class='properties'><tr><th>Owner</th><td>Ada Example</td></tr><tr><th>Last"
                + " reviewed</th><td><time>@November 3,"
                + " 2026</time></td></tr><tr><th>Tags</th><td><span"
                + " class='selected-value'>ledger</span><span"
                + " class='selected-value'>pay</span></td></tr></table></header><div"
                + " class='page-body'><ul class='to-do-list'><li><div class='checkbox"
                + " checkbox-on'></div> <span>Backup</span></li><li><div class='checkbox"
                + " checkbox-off'></div> <span>Mute</span></li></ul></div></article>");

    assertThat(page.frontMatter().owner()).contains("Ada Example");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.of(2026, 11, 3));
    assertThat(page.frontMatter().tags()).containsExactly("ledger", "pay");
    assertThat(page.sections().getFirst().blocks())
        .extracting(PageBlock::markdown)
        .containsExactly("- [x] Backup\n- [ ] Mute");
  }

  @Test
  void refusesBinaries() {
    assertThatThrownBy(() -> parse("x.html", new byte[] {'<', 0}))
        .isInstanceOf(UnreadablePageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<ul><li>",
        "<b>",
        "<table><tr><td>",
        "<blockquote>",
        "<a href=x>",
        "<p>",
        "<",
        "&lt;",
        "<pre>",
        "<td colspan=999 rowspan=999>",
        "<!--",
        "<dl><dt>",
        "<span><p>"
      })
  void neitherHangsNorOverflowsOnDeepNesting(String hostile) {
    String html = hostile.repeat(20_000) + "text";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(parse("x.html", html)).isNotNull());
  }

  @Override
  public PageParser parser() {
    return new HtmlParser();
  }

  @Override
  public String samplePage() {
    return "<html><body><h1>Drain a node</h1><h2>Undo</h2><p>Uncordon it.</p></body></html>";
  }
}
