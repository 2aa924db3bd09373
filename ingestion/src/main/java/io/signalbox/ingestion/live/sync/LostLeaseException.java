package io.signalbox.ingestion.live.sync;

import java.io.Serial;

/** Thrown when a run writes after its lease on the source expired and another run took it over. */
final class LostLeaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  LostLeaseException(String source) {
    super("another run has " + source + " by now");
  }
}
