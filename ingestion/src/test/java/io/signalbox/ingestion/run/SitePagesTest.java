package io.signalbox.ingestion.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.page.PageBlock;
import io.signalbox.ingestion.page.ParsedPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a documentation project, with what only the project's settings say. */
class SitePagesTest {
  private final PageFormats formats = new PageFormats();

  @TempDir private Path root;

  @Test
  void aPageWithoutATitleOfItsOwnHasThatOfMkdocsNavigation() throws IOException {
    write(
        "ops/mkdocs.yml",
        """
        site_name: Ops handbook
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
        nav:
          - Home: index.md
          - Payments:
              - Moving a ledger: pay/mv-ledger.md
              - pay/refunds.md
        """);
    write("ops/docs/index.md", "Welcome.");
    write("ops/docs/pay/mv-ledger.md", "Stop the writers first.");
    write("ops/docs/pay/refunds.md", "Ask finance.");
    write("ops/docs/pay/other.md", "# Chargebacks\n\nAsk finance.");

    assertThat(title("ops/docs/index.md")).isEqualTo("Ops handbook");
    assertThat(title("ops/docs/pay/mv-ledger.md")).isEqualTo("Moving a ledger");
    assertThat(title("ops/docs/pay/refunds.md")).isEqualTo("Refunds");
    assertThat(title("ops/docs/pay/other.md")).isEqualTo("Chargebacks");
  }

  @Test
  void aChangedNavigationIsAChangeOfThePagesThatItNames() throws IOException {
    write("mkdocs.yml", "docs_dir: .\nnav: [{One: a.md}]\n");
    String before = formats.besides(root, "a.md");

    write("mkdocs.yml", "docs_dir: .\nnav: [{Two: a.md}]\n");
    Files.setLastModifiedTime(root.resolve("mkdocs.yml"), FileTime.from(Instant.EPOCH));

    assertThat(before).isEqualTo("One");
    assertThat(formats.besides(root, "a.md")).isEqualTo("Two");
    assertThat(formats.besides(root, "b.md")).isEmpty();
  }

  @Test
  void aSphinxPageShowsTheTitlesItRefersToAndTheProjectsSubstitutions() throws IOException {
    write(
        "docs/conf.py",
        """
        release = "4.2"
        rst_epilog = \"""
        .. |prod| replace:: the production cluster
        \"""
        """);
    write(
        "docs/guide/deploy.rst",
        "Rolling out\n===========\n\n.. _back-out:\n.. _Undo:\n\nGoing back\n----------\n\nx\n");
    write("docs/index.rst", "====\nStart\n====\n\nx\n");
    write(
        "docs/guide/a.rst",
        """
        Alpha
        =====

        See :doc:`deploy`, :doc:`/index`, :doc:`/deploy`, :doc:`gone`, :ref:`undo` and :ref:`back-out`, then
        :ref:`this <undo>`. Release |release| runs on |prod|, |mine| and |unknown|.

        .. |mine| replace:: my own
        """);

    assertThat(text("docs/guide/a.rst"))
        .isEqualTo(
            "See Rolling out, Start, Rolling out, gone, Going back and Going back, then\n"
                + "this. Release 4.2 runs on the production cluster, my own and unknown.");
  }

  private String title(String path) throws IOException {
    return parse(path).frontMatter().title();
  }

  private String text(String path) throws IOException {
    return parse(path).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .map(PageBlock::markdown)
        .collect(Collectors.joining("\n\n"));
  }

  private ParsedPage parse(String path) throws IOException {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      return formats.parse(root, path, in);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
