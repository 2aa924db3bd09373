package io.signalbox.ingestion.live.sync;

import java.io.Serial;

/** Refusal of a write by a run that took so long that another one has its source by now. */
final class LostLease extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  LostLease(String source) {
    super("another run has " + source + " by now");
  }
}
