package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text formats beside Markdown, and what each keeps. */
class ConvertingPageParserTest {
  private static final String RST =
      """
      ==============
      Drain a node
      ==============

      :Owner: sre

      Run ``kubectl drain`` from :ref:`the console <console>`, see `the docs
      <https://k8s.io>`_.

      Steps
      -----

      #. Cordon::

             kubectl cordon NODE

      .. warning:: Never drain two nodes
         at once.

      .. code-block:: bash

         kubectl drain NODE

      .. tab:: EKS

         Use the console.

      =====  =====
      Limit  Value
      =====  =====
      pods   400
      =====  =====

      .. a comment
         that goes
      """;

  private static final String ASCIIDOC =
      """
      = Drain a node
      :team: SRE

      The {team} drains; see https://k8s.io[the docs].

      == Steps

      . Cordon

      [source,bash]
      ----
      kubectl drain NODE <1>
      ----

      [source]
      kubectl get nodes

      WARNING: Never drain two nodes.

      |===
      |Limit |Value

      |pods
      |400
      |===
      """;

  private static final String ORG =
      """
      #+TITLE: Drain a node
      * Steps
      :PROPERTIES:
      :ID: 1
      :END:
      See [[https://k8s.io][the docs]] and run =kubectl drain=.
      #+BEGIN_SRC bash
      kubectl drain NODE
      #+END_SRC
      | Limit | Value |
      |-------+-------|
      | pods  | 400   |
      """;

  private static final String TEXT =
      """
      Drain a node

      STEPS
      Cordon first, then drain:

          kubectl drain NODE

      # is no heading here
      """;

  private static final String ERB =
      """
      ---
      title: Drain a node
      ---
      <% if true %>
      # <%= current_page.data.title %>
      Ask <%= link_to "the desk", "/desk" %> first, then open <%= vars.console_url %> and wait.
      <%= partial 'documentation/drain' %>
      <% end %>
      """;

  @Test
  void restructuredTextKeepsHeadingsCodeWarningsTabsAndTables() throws IOException {
    ParsedPage page = parse("a/drain.rst", RST);

    assertThat(page.frontMatter().title()).isEqualTo("Drain a node");
    assertThat(page.frontMatter().owner()).contains("sre");
    assertThat(text(page))
        .contains("`kubectl drain`", "the console", "[the docs](https://k8s.io)")
        .contains("kubectl cordon NODE", "```", "**Warning:**", "Never drain two nodes", "at once.")
        .contains("**EKS:**", "| pods | 400 |")
        .doesNotContain("a comment", "that goes", "code-block");
    assertThat(page.sections()).anyMatch(section -> section.headingPath().contains("Steps"));
  }

  @Test
  void rolesOfRestructuredTextKeepTheirWords() throws IOException {
    ParsedPage page =
        parse(
            "a.rst",
            """
            By :pep:`602` and :rfc:`2119#section-3`, :pep:`the style guide <8>`, :cve:`2024-3094`.
            Press :kbd:`Ctrl+C` in :file:`/etc/{name}.conf` of the :abbr:`DMZ (perimeter)`, :odd:`word`.

            .. csv-table:: The team on |unknown_day|
               :file: team.csv
            """);

    assertThat(text(page))
        .contains("By PEP 602 and RFC 2119, the style guide, CVE-2024-3094.")
        .contains("Press `Ctrl+C` in `/etc/{name}.conf` of the DMZ (perimeter), `word`.");
    assertThat(page.notes()).anyMatch(note -> note.endsWith("not here: team.csv"));
  }

  @Test
  void asciidocKeepsHeadingsCodeWarningsAttributesAndTables() throws IOException {
    ParsedPage page = parse("a/drain.adoc", ASCIIDOC);

    assertThat(page.frontMatter().title()).isEqualTo("Drain a node");
    assertThat(text(page))
        .contains("The SRE drains", "[the docs](https://k8s.io)", "kubectl drain NODE\n")
        .contains("**Warning:** Never drain two nodes.", "| pods | 400 |")
        .doesNotContain("<1>", "----", "[source");
  }

  @Test
  void orgKeepsHeadingsCodeLinksAndTables() throws IOException {
    ParsedPage page = parse("a/drain.org", ORG);

    assertThat(page.frontMatter().title()).isEqualTo("Drain a node");
    assertThat(text(page))
        .contains("[the docs](https://k8s.io)", "`kubectl drain`", "kubectl drain NODE")
        .contains("| pods", "400")
        .doesNotContain("PROPERTIES", ":ID:", "BEGIN_SRC");
  }

  @Test
  void plainTextIsAPageWithItsFirstLineAsTitle() throws IOException {
    ParsedPage page = parse("a/drain.txt", TEXT);

    assertThat(page.frontMatter().title()).isEqualTo("Drain a node");
    assertThat(page.sections()).anyMatch(section -> section.headingPath().contains("STEPS"));
    assertThat(text(page)).contains("kubectl drain NODE", "is no heading here");
  }

  @Test
  void aRubyTemplateIsReadWithoutItsRuby() throws IOException {
    ParsedPage page = parse("a/drain.html.md.erb", ERB);

    assertThat(page.frontMatter().title()).isEqualTo("Drain a node");
    assertThat(text(page))
        .contains("Ask the desk first, then open {console_url} and wait.")
        .doesNotContain("<%", "{title}");
    assertThat(page.notes())
        .containsExactly(
            "shows text of other files, which is read there and not here: documentation/drain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rst", "adoc", "org", "txt", "md.erb"})
  void brokenVariantsOfAFileCostNoMoreThanThemselves(String ending) {
    Random random = new Random(19);
    List<String> all = List.of(RST, ASCIIDOC, ORG, TEXT, ERB);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder(all.get(random.nextInt(all.size())));
      for (int change = 0; change < 8; change++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setLength(Math.max(1, at));
          case 1 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
          case 2 -> text.insert(at, text.substring(0, Math.min(at, 200)));
          default -> text.insert(at, "\n   ".repeat(random.nextInt(20)));
        }
      }
      try {
        assertThat(parse("x." + ending, text.toString())).isNotNull();
      } catch (UnreadablePageException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static ParsedPage parse(String path, String text) throws IOException {
    return new ConvertingPageParser()
        .parse(path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(ParsedPage page) {
    StringBuilder text = new StringBuilder();
    page.sections()
        .forEach(
            section ->
                section.blocks().forEach(block -> text.append(block.markdown()).append("\n\n")));
    return text.toString();
  }
}
