package io.signalbox.bot.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.document.AccessRule;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageNamesTest {
  private final PageNames names =
      PageNames.of(
          List.of(source("wiki", "/data/wiki"), source("runbooks", "/data/wiki/runbooks")));

  @Test
  void aPageIsNamedByItsSourceAndThePathBelowTheSourcesFolder() {
    assertThat(names.of("/data/wiki/teams/payments.md")).isEqualTo("wiki/teams/payments.md");
    assertThat(names.of("/data/wiki/runbooks/dlq.md")).isEqualTo("runbooks/dlq.md");
  }

  @Test
  void whatLiesElsewhereAndWebPagesStayAsTheyAre() {
    assertThat(names.of("/data/wikipedia/x.md")).isEqualTo("/data/wikipedia/x.md");
    assertThat(names.of("https://wiki.example/data/wiki/x"))
        .isEqualTo("https://wiki.example/data/wiki/x");
  }

  private static Source source(String name, String folder) {
    return new Source(
        name,
        SourceKind.PAGES,
        Path.of(folder),
        AccessRule.everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }
}
