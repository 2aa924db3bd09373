package io.signalbox.ingestion.page;

import static io.signalbox.ingestion.page.PageFixture.markdown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that a template, a component or a panel would have shown. */
class ShownWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          {% include alert.html content="Never touch prod" type="danger" %}~**Danger** Never touch prod
          {% include warning.html content="Hot" %}~**Warning** Hot
          {% slack_channel "admins" %}~#admins
          Ask in {% slack_channel "admins" %} first.~Ask in #admins first.
          {% if page.url == "x" %}text{% endif %}~text
          {% include nav.html %}text~text
          {{% tab "Linux" %}}~**Linux**
          {{< tab name="Windows" >}}~**Windows**
          {{% alert title="Careful" color="warning" %}}~**Warning: Careful**
          {{< hint danger >}}~**Danger**
          {{< details "More" >}}~**More**
          A {{< glossary_tooltip text="Pod" term_id="pod" >}} runs.~A Pod runs.
          {{< youtube "abc" >}}text~text
          {% hint style="warning" %}~**Warning**
          :::danger[Hot]~**Danger: Hot**
          :::{note} Read this~**Note: Read this**
          > [!WARNING]~> **Warning**
          <TabItem value="a" label="Linux">x</TabItem>~**Linux** x
          <Note>Read.</Note>~**Note** Read.
          It needs a <Badge color="red">Premium</Badge> plan <Icon icon="x" />.~It needs a Premium plan.
          Type `<Badge>x</Badge>` or <Name>.~Type `<Badge>x</Badge>` or <Name>.
          A&hellip; b &mdash; `&mdash;` &lt;c&gt;~A… b — `&mdash;` &lt;c&gt;
          See [[Backups#Restore|restoring]], [[Drain a node]] and `[[ -f x ]]`.~See restoring, Drain a node and `[[ -f x ]]`.
          """)
  void aTagKeepsTheWordsThatItWouldHaveShown(String written, String kept) {
    assertThat(markdown(written)).containsExactly(kept);
  }

  @Test
  void headingsListsAndCodeInsideComponentsAreWhatTheyAre() {
    ParsedPage page =
        PageFixture.parse(
            "page.mdx",
            """
            # Install
            <Tabs
              values={[{label: 'A', value: 'a'}]}>
              <TabItem value="mac" label="macOS">
                ## With brew

                1. Run
                   ```sh
                   brew install x
                   ```
              </TabItem>
            </Tabs>
            Keep <Namespace> as it is.
            """);

    assertThat(page.sections()).extracting(PageSection::headingPath).contains(List.of("With brew"));
    assertThat(PageFixture.blocks(page))
        .contains(
            new PageBlock.Prose("**macOS**"), new PageBlock.Prose("Keep <Namespace> as it is."))
        .hasAtLeastOneElementOfType(PageBlock.ItemList.class);
  }

  @Test
  void cellsKeepTheirListsCodeAndSmallTables() {
    assertThat(
            markdown(
                """
                <table>
                <tr><th>Kind</th><th>Do</th></tr>
                <tr><td rowspan="2">Disk</td><td><ul><li>one</li><li>two <code>x</code></li></ul></td></tr>
                <tr><td>

                <table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></td></tr>
                </table>
                """))
        .containsExactly(
            "| Kind | Do |\n| --- | --- |\n| Disk | one; two `x` |\n| Disk | a, 1; b, 2 |");
  }
}
