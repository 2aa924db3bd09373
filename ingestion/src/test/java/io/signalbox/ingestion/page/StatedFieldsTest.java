package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Owner, days and kind of a page, as exports and templates write them. */
class StatedFieldsTest {

  @Test
  void theTemplateOfGovUkSaysWhenAPageIsToBeReviewed() {
    ParsedPage page =
        PageFixture.parse(
            "a.md",
            "---\ntitle: T\nlast_reviewed_on: 2026-01-31\nreview_in: 6 months\n---\n# Other\nText");

    assertThat(page.frontMatter().title()).isEqualTo("T");
    assertThat(page.frontMatter().reviewDue()).contains(LocalDate.parse("2026-07-31"));
  }

  @Test
  void docusaurusNamesItsLastUpdate() {
    ParsedPage page =
        PageFixture.parse(
            "a.md", "---\nlast_update:\n  date: 2026-03-01\n  author: jane\n---\nText");

    assertThat(page.frontMatter().owner()).contains("jane");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.parse("2026-03-01"));
  }

  @Test
  void notionWritesPropertiesBelowTheTitle() {
    ParsedPage page =
        PageFixture.parse(
            "Failover 0123456789abcdef0123456789abcdef.md",
            """
            # Failover

            Owner: Jane Doe
            Last edited time: March 3, 2026 10:00 AM
            Verification: none

            Promote the replica.
            """);

    assertThat(page.frontMatter().owner()).contains("Jane Doe");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.parse("2026-03-03"));
  }

  @Test
  void confluenceExportsNameTheEditorAndTheDay() {
    ParsedPage page =
        PageFixture.parse(
            "a.html",
            """
            <html><body><div id="title-text">OPS : Failover</div>
            <div class="page-metadata">Created by <span class='author'> Jo</span>, last modified by
            <span class='editor'> Jane Doe</span> on Mar 03, 2026</div>
            <div id="main-content" class="wiki-content"><p>Promote it.</p></div></body></html>
            """);

    assertThat(page.frontMatter().owner()).contains("Jane Doe");
    assertThat(page.frontMatter().lastReviewedOn()).contains(LocalDate.parse("2026-03-03"));
  }

  @Test
  void confluencesStorageFormatKeepsMacrosTasksAndLinks() {
    ParsedPage page =
        PageFixture.parse(
            "a.html",
            """
            <ac:structured-macro ac:name="details"><ac:rich-text-body><table><tbody>
            <tr><th>Owner</th><td>Payments</td></tr><tr><th>Status</th><td>live</td></tr></tbody></table>
            </ac:rich-text-body></ac:structured-macro>
            <ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">Hot</ac:parameter>
            <ac:rich-text-body><p>Never at night.</p></ac:rich-text-body></ac:structured-macro>
            <ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter>
            <ac:plain-text-body><![CDATA[if [ 1 < 2 ]; then run; fi]]></ac:plain-text-body></ac:structured-macro>
            <p>See <ac:link><ri:page ri:content-title="Rollback" /></ac:link> after.</p>
            <ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>
            <ac:task-body>Call</ac:task-body></ac:task></ac:task-list>
            """);

    assertThat(page.frontMatter().owner()).contains("Payments");
    assertThat(PageFixture.blocks(page))
        .extracting(PageBlock::markdown)
        .contains(
            "**Warning: Hot**",
            "Never at night.",
            "```bash\nif [ 1 < 2 ]; then run; fi\n```",
            "See Rollback after.",
            "- [x] Call");
  }

  @Test
  void aPanelThatOnlyItsStyleMarksGetsItsKind() {
    ParsedPage page =
        PageFixture.parse(
            "a.html", "<div class=\"alert alert-danger\"><p>Never at night.</p></div><p>x</p>");

    assertThat(PageFixture.blocks(page))
        .extracting(PageBlock::markdown)
        .containsExactly("**Danger**", "Never at night.", "x");
  }

  @Test
  void aPageOfLinksIsKnownAsOne() {
    String links =
        "- [Failover of Postgres](a.md)\n- [Disk is full](b.md)\n- [Rotate keys](c.md)\n";
    String more = "- [Restore a backup](d.md)\n";

    assertThat(PageFixture.parse("a.md", "# Runbooks\n" + links + more).frontMatter().tags())
        .containsExactly(StatedFields.CONTENTS_TAG);
    assertThat(
            PageFixture.parse(
                    "a.md",
                    "# Failover\nStop the writers first, then promote the replica and wait for it"
                        + " to catch up; then tell everybody.\n"
                        + links
                        + more)
                .frontMatter()
                .tags())
        .isEmpty();
  }
}
