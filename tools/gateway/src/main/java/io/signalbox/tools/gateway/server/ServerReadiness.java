package io.signalbox.tools.gateway.server;

import java.util.List;

/**
 * Readiness of the server to answer calls, with notes on minor problems.
 *
 * @param notes what is amiss though they can be
 */
public record ServerReadiness(boolean isReady, List<String> notes) {
  public ServerReadiness {
    notes = List.copyOf(notes);
  }

  /** Returns a readiness without notes. */
  public static ServerReadiness of(boolean ready) {
    return new ServerReadiness(ready, List.of());
  }

  String remarks() {
    return notes.isEmpty() ? "" : "; " + String.join("; ", notes);
  }
}
