package io.signalbox.tools.foresight.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedParsersTest {
  @TempDir private Path folder;

  @Test
  void anUnreadableDateIsSaidAndTakesNoKnownEndAway() throws Exception {
    Path file = folder.resolve("models.json");
    Files.writeString(
        file,
        """
        {"data": [{"id": "gpt-4.1", "shutdown_date": "9999-99-99"},
                  {"id": "gpt-4o", "shutdown_date": ""},
                  {"id": "gpt-5", "shutdown_date": 1807660800000},
                  {"id": "gpt-5.5", "shutdown_date": "2027-03-01"}]}
        """,
        UTF_8);
    FactFeed feed =
        new FactFeed(file.toString(), FactFeed.FeedForm.OPENAI, Optional.empty(), Optional.empty());

    FeedReading reading =
        new FactFeeds(
                List.of(feed), Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC))
            .read();

    assertThat(reading.problems())
        .containsExactly(file + " has dates that cannot be read; left out: gpt-4.1, gpt-4o, gpt-5");
    assertThat(reading.facts()).extracting(ModelFact::model).containsExactly("gpt-5.5");
    assertThat(
            CatalogueFile.bundled()
                .with(reading.facts())
                .find("openai-api", "gpt-4.1")
                .flatMap(ModelFact::retires))
        .contains(LocalDate.of(2027, 1, 14));
  }
}
