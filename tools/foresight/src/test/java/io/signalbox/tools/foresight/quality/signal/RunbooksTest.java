package io.signalbox.tools.foresight.quality.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {
  @Test
  void eachWatchedSignalIsNamedByARunbook() throws IOException {
    StringBuilder pages = new StringBuilder();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("../../docs/quality/runbooks"))) {
      files = all.toList();
    }
    for (Path file : files) {
      pages.append(Files.readString(file));
    }
    String text = pages.toString();

    assertThat(
            Arrays.stream(QualitySignal.values())
                .filter(QualitySignal::isWatched)
                .map(signal -> "`" + signal.code() + "`")
                .filter(code -> !text.contains(code)))
        .isEmpty();
  }
}
