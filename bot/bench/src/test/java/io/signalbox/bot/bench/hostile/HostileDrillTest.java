package io.signalbox.bot.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.bench.hostile.HostileCounts.Harm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill of {@code bench hostile} in small, by every way that answers leave. */
class HostileDrillTest {
  @Test
  void nothingThatHostileTextWantsLeavesThoughTheModelObeysIt(@TempDir Path folder)
      throws IOException, InterruptedException {
    HostileDrill drill = new HostileDrill(Clock.systemUTC());

    drill.run(folder, 16, 3, 18, /* model= */ true, 5);

    assertThat(drill.answers()).isEqualTo(21);
    assertThat(drill.quoting()).isGreaterThan(14);
    assertThat(drill.drafts()).isGreaterThan(10);
    assertThat(drill.counts().examples()).allMatch(line -> line.startsWith(Harm.SMUGGLED.words()));
  }
}
