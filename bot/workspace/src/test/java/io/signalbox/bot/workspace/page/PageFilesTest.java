package io.signalbox.bot.workspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's own house rules, read from its files: no browser is needed. */
class PageFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/signalbox/bot/workspace/page");
  private static final int LONGEST = 300;
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");

  private static List<Path> files(String... endings) {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingThatSomebodyWroteCanBecomeMarkup() {
    assertThat(files(".js"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            file ->
                assertThat(read(file).lines().filter(line -> !line.startsWith("//")))
                    .noneMatch(
                        line ->
                            line.matches(
                                ".*(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new"
                                    + " Function|srcdoc|DOMParser).*")));
  }

  @Test
  void nothingIsFetchedFromElsewhere() {
    assertThat(files(".js", ".css", ".html"))
        .allSatisfy(
            file ->
                assertThat(read(file))
                    .doesNotContainPattern("(src|href)=\"(https?:)?//")
                    .doesNotContainPattern("url\\(['\"]?(https?:)?//")
                    .doesNotContain("@import")
                    .doesNotContainPattern("(fetch|import|WebSocket)\\(['\"`]https?:"));
  }

  @Test
  void thePageLivesWithTheContentSecurityPolicy() {
    assertThat(read(FOLDER.resolve("index.html")))
        .doesNotContainPattern("\\son\\w+=")
        .doesNotContain("style=", "<style", "javascript:")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  @Test
  void everyFileHasOneJobAndSaysItFirst() {
    assertThat(files(".js"))
        .allSatisfy(file -> assertThat(read(file)).startsWith("// ").doesNotContain("console."));
    assertThat(files(".css")).allSatisfy(file -> assertThat(read(file)).startsWith("/* "));
    assertThat(files(".js", ".css", ".html"))
        .allSatisfy(file -> assertThat(read(file).lines()).hasSizeLessThanOrEqualTo(LONGEST));
  }

  @Test
  void everyImportAndStylesheetIsThere() {
    List<Path> wanted = new ArrayList<>();
    for (Path file : files(".js")) {
      Matcher imports = IMPORT.matcher(read(file));
      while (imports.find()) {
        wanted.add(file.getParent().resolve(imports.group(1)).normalize());
      }
    }
    Matcher links =
        Pattern.compile("\"/page/([^\"]+)\"").matcher(read(FOLDER.resolve("index.html")));
    while (links.find()) {
      wanted.add(FOLDER.resolve(links.group(1)));
    }

    assertThat(wanted).hasSizeGreaterThan(60).allSatisfy(file -> assertThat(file).exists());
    assertThat(files(".js", ".css", ".svg")).allSatisfy(file -> assertThat(wanted).contains(file));
  }
}
