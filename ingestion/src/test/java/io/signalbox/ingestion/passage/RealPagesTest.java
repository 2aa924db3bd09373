package io.signalbox.ingestion.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.signalbox.ingestion.page.MarkdownParser;
import io.signalbox.ingestion.page.PageBlock;
import io.signalbox.ingestion.page.PageSection;
import io.signalbox.ingestion.page.ParsedPage;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.masking.SecretMasker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants of every page of the runbook collections that teams publish. They are not part of this
 * repository: the folder with their archives is named by {@code SIGNALBOX_DATA}, or stands beside
 * the repository as {@code shared/data}.
 */
class RealPagesTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Made-up values of published pages, looked at by eye: written as real ones are. */
  private static final List<String> INVENTED =
      List.of(
          "cloud-platform/source/add-new-receiver-alert-manager.html.md:49 SLACK_WEBHOOK",
          "cloud-platform/source/add-new-receiver-alert-manager.html.md:92 SLACK_WEBHOOK",
          "cloud-platform/source/manage-grafana-snapshots.html.md:32 PASSWORD",
          "cloud-platform/source/manage-grafana-snapshots.html.md:52 PASSWORD",
          "modernisation-platform/source/team/terraform-style-guide.html.md:69 PASSWORD");

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void unpack(@TempDir Path folder) throws IOException, InterruptedException {
    Optional<Path> data = data();
    assumeTrue(
        data.isPresent(),
        "Skipped: no real pages, neither at SIGNALBOX_DATA nor in shared/data beside the"
            + " repository.");
    try (Stream<Path> archives = Files.list(data.orElseThrow())) {
      for (Path archive : archives.filter(each -> each.toString().endsWith(".tar.gz")).toList()) {
        Path own = Files.createDirectory(folder.resolve(archive.getFileName()));
        Process tar =
            new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", own.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
      }
    }
    for (Path root : List.of(folder, data.orElseThrow())) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
          PAGES.put(root.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    assumeTrue(!PAGES.isEmpty(), "Skipped: the folder of real pages holds none.");
  }

  @Test
  void everyPassageStandsOnItsOwn() {
    PAGES.forEach(
        (path, text) -> {
          for (Passage passage : new PassageCutter().cut(parse(path, text))) {
            assertThat(passage.text()).as(path).isNotBlank().isEqualTo(passage.text().strip());
            assertThat(unclosedFences(passage.text())).as(path + "\n" + passage.text()).isZero();
          }
        });
  }

  @Test
  void noTableAndNoCodeIsCut() {
    PAGES.forEach(
        (path, text) -> {
          ParsedPage page = parse(path, text);
          List<String> passages =
              new PassageCutter().cut(page).stream().map(Passage::text).toList();
          for (PageSection section : page.sections()) {
            for (PageBlock block : section.blocks()) {
              if (block instanceof PageBlock.Table || block instanceof PageBlock.Code) {
                assertThat(passages)
                    .as(path)
                    .anyMatch(passage -> passage.contains(block.markdown()));
              }
            }
          }
        });
  }

  @Test
  void togetherThePassagesHoldEveryWordOfThePage() {
    PAGES.forEach(
        (path, text) -> {
          ParsedPage page = parse(path, text);
          StringBuilder read = new StringBuilder(page.frontMatter().title()).append('\n');
          page.sections().forEach(section -> read.append(section.headingPath()).append('\n'));
          new PassageCutter().cut(page).forEach(each -> read.append(each.text()).append('\n'));

          Map<String, Integer> missing = words(body(text));
          words(read.toString())
              .forEach((word, count) -> missing.merge(word, -count, Integer::sum));
          missing.values().removeIf(count -> count <= 0);

          assertThat(missing.keySet()).as(path).isEmpty();
        });
  }

  @Test
  void nothingInPublishedPagesIsTakenForASecret() {
    SecretMasker masker = new SecretMasker();
    List<String> masked = new ArrayList<>();
    PAGES.forEach(
        (path, text) ->
            masker
                .mask(text)
                .findings()
                .forEach(each -> masked.add(path + ":" + (each.line() + 1) + " " + each.kind())));

    masked.removeIf(found -> INVENTED.stream().anyMatch(found::endsWith));
    assertThat(masked).isEmpty();
  }

  private static ParsedPage parse(String path, String text) {
    try {
      return new MarkdownParser()
          .parse(path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page without what is dropped on purpose: front matter, comments, tags, labels of links. */
  private static String body(String text) {
    return text.replaceFirst("(?s)\\A---\\n.*?\\n---\\n", "")
        .replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("(?s)<(style|script)\\b.*?</\\1>", " ")
        .replaceAll("\\{\\{<\\s*ref\\s*\"([^\"]*)\"\\s*>\\}\\}", "$1")
        .replaceAll("(?m)^\\{\\{[<%].*[>%]\\}\\}$", " ")
        .replaceAll("(?m)^\\s{0,3}\\[[^\\]]+\\]:\\s*\\S+.*$", " ")
        // A part of a cut list is renumbered.
        .replaceAll("(?m)^(\\s*)\\d{1,9}[.)] ", "$1")
        .replaceAll("\\]\\[[^\\]]*\\]", "] ")
        .replaceAll("(?m)^(\\s*)(```|~~~).*$", "")
        .replaceAll("(?m)^(?:!!!|\\?\\?\\?\\+?) ?([a-z]+)[ a-z-]*", "$1")
        .replaceAll("(?m)^ *\\{:[^}]*\\}$", "")
        .replaceAll("(?s)</?[a-zA-Z][^<>]*>", " ");
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.merge(matcher.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return words;
  }

  private static int unclosedFences(String markdown) {
    int[] unclosed = {0};
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock code) {
                unclosed[0] += code.getClosingFenceLength() == null ? 1 : 0;
              }
            });
    return unclosed[0];
  }

  private static Optional<Path> data() {
    Optional<Path> named = Optional.ofNullable(System.getenv("SIGNALBOX_DATA")).map(Path::of);
    return Stream.concat(
            named.stream(), Stream.of(Path.of("../../shared/data"), Path.of("../shared/data")))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
