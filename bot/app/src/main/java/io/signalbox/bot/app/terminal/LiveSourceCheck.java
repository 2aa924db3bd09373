package io.signalbox.bot.app.terminal;

import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SourceStatus;

/**
 * Check of {@code doctor} that tries the credentials of the live sources and reports how much of
 * each is stored, as of when.
 */
public final class LiveSourceCheck {
  private LiveSourceCheck() {}

  /** Connects to each source, and reports its status. */
  public static void run(DoctorReport findings, LiveSync live) {
    for (LiveSettings source : live.sources()) {
      for (CredentialFinding finding : live.check(source)) {
        if (finding.holds()) {
          findings.good("Source " + source.name(), finding.sentence());
        } else {
          findings.bad("Source " + source.name(), finding.sentence());
        }
      }
    }
    for (SourceStatus status : live.statuses()) {
      findings.good(
          "Source " + status.source(),
          status.stored()
              + " of "
              + status.atSource().map(String::valueOf).orElse("an unknown number of")
              + " items stored"
              + status.upToDateAt().map(at -> ", as of " + at).orElse("; no run came to its end"));
      LiveSourceLines.notes(status)
          .forEach(note -> findings.odd("Source " + status.source(), note));
    }
  }
}
