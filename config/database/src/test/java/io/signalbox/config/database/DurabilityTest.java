package io.signalbox.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path folder;

  @Test
  void keepsEveryCommitOfAKilledProcess() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("killed");

    List<Long> committed = OtherProcess.committedBeforeKill(url, 500);

    try (Database database =
        Database.open(TestDatabase.settings(url, "sa", ""), "classpath:db/test-migration")) {
      List<Long> kept =
          database
              .jdbi()
              .withHandle(h -> h.createQuery("SELECT id FROM note").mapTo(Long.class).list());
      assertThat(committed).hasSizeGreaterThanOrEqualTo(500);
      assertThat(kept).containsAll(committed);
    }
  }
}
