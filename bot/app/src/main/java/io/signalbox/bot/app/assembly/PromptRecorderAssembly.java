package io.signalbox.bot.app.assembly;

import io.signalbox.tools.foresight.dependency.FingerprintRows;
import io.signalbox.tools.foresight.dependency.PromptRecorder;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Assembly of the recorder of the prompts that calls have. */
final class PromptRecorderAssembly {
  private PromptRecorderAssembly() {}

  /** Builds the recorder; the caller closes it. */
  static PromptRecorder open(Jdbi jdbi, Clock clock) {
    FingerprintRows rows = new FingerprintRows(jdbi);
    return new PromptRecorder(rows, new PromptFingerprinter(rows.key(new SecureRandom())), clock);
  }
}
