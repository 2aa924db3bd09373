package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.ConfigReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md true: it is written from what the readers say of themselves. */
class ConfigurationDocTest {
  private static final Path DOC = Path.of("..", "..", "docs", "configuration.md");

  @Test
  void theReferenceSaysWhatTheReadersRead() throws IOException {
    String wanted =
        "# Configuration\n\n"
            + "Written by `ConfigurationDocTest` from the code that reads the settings; run it"
            + " with\n"
            + "`-Dsignalbox.write-docs=true` after changing a setting.\n\n"
            + ConfigReference.of(SignalboxSettings::from).markdown();
    if (Boolean.getBoolean("signalbox.write-docs")) {
      Files.writeString(DOC, wanted);
    }

    assertThat(Files.readString(DOC)).isEqualTo(wanted);
  }
}
