package io.signalbox.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings of real folders with the links that deployments make. */
class SourceFilesTest {
  @TempDir private Path folder;

  @Test
  void aRootThatIsALinkIsItsTarget() throws IOException {
    write("rev-1/drain.md");
    write("rev-1/deeper/more.md");
    Files.createSymbolicLink(folder.resolve("current"), Path.of("rev-1"));

    assertThat(list("current").items())
        .extracting(SourceItem::path)
        .containsExactly("deeper/more.md", "drain.md");
    assertThat(list("current").complete()).isTrue();
  }

  @Test
  void aConfigMapsFilesAreReadUnderTheirOwnNames() throws IOException {
    write("map/..2026_11_29/drain.md");
    Files.createSymbolicLink(folder.resolve("map/..data"), Path.of("..2026_11_29"));
    Files.createSymbolicLink(folder.resolve("map/drain.md"), Path.of("..data/drain.md"));

    assertThat(list("map").items()).extracting(SourceItem::path).containsExactly("drain.md");
  }

  @Test
  void aLinkThatLeavesIsLeftAloneAndCounted() throws IOException {
    write("inside/a.md");
    write("outside/secret.md");
    Files.createSymbolicLink(folder.resolve("inside/out"), folder.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("inside/b.md"), folder.resolve("outside/secret.md"));
    Files.createSymbolicLink(folder.resolve("inside/c.md"), Path.of("nothing.md"));

    SourceListing listing = list("inside");

    assertThat(listing.items()).extracting(SourceItem::path).containsExactly("a.md");
    assertThat(listing.leftAlone())
        .containsOnly(entry("link that leads outside", 2L), entry("link to nothing", 1L));
  }

  @Test
  void loopsEndAndEachRealFileIsListedOnce() throws IOException {
    write("loop/a.md");
    write("loop/sub/b.md");
    Files.createSymbolicLink(folder.resolve("loop/sub/up"), Path.of(".."));
    Files.createSymbolicLink(folder.resolve("loop/self"), Path.of("self"));
    Files.createSymbolicLink(folder.resolve("loop/again"), Path.of("sub"));

    assertThat(list("loop").items())
        .extracting(SourceItem::path)
        .containsExactly("a.md", "sub/b.md");
  }

  @Test
  void whatIsNotOfTheKindIsCountedByItsEnding() throws IOException {
    write("mixed/a.md");
    write("mixed/b.erb");
    write("mixed/c.ERB");
    write("mixed/Makefile");
    write("mixed/.hidden.md");
    write("mixed/.git/config");
    write("mixed/node_modules/x.md");

    SourceListing listing = list("mixed");

    assertThat(listing.leftAlone())
        .containsOnly(
            entry(".erb", 2L),
            entry("without ending", 1L),
            entry("hidden", 2L),
            entry("node_modules/", 1L));
    assertThat(IgnoredFileCounts.line(listing.leftAlone())).startsWith("2 × .erb, 2 × hidden");
  }

  @Test
  void aDanglingRootIsAnErrorAndNoEmptySource() throws IOException {
    Files.createSymbolicLink(folder.resolve("current"), Path.of("rev-2"));

    SourceListing listing = list("current");

    assertThat(listing.complete()).isFalse();
    assertThat(listing.skipped())
        .singleElement()
        .satisfies(skip -> assertThat(skip.reason()).contains("link to something"));
  }

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# Page\n\nText.\n");
  }

  private SourceListing list(String path) {
    return SourceFiles.list(
        new Source(
            "wiki",
            SourceKind.PAGES,
            folder.resolve(path),
            AccessRule.everyone(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ZoneOffset.UTC));
  }
}
