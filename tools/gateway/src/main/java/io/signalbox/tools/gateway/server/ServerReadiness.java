package io.signalbox.tools.gateway.server;

import java.util.List;

/**
 * Word on whether calls can be answered.
 *
 * @param notes what is amiss though they can be
 */
public record ServerReadiness(boolean isReady, List<String> notes) {
  public ServerReadiness {
    notes = List.copyOf(notes);
  }

  /** Readiness with nothing to remark. */
  public static ServerReadiness of(boolean ready) {
    return new ServerReadiness(ready, List.of());
  }

  String remarks() {
    return notes.isEmpty() ? "" : "; " + String.join("; ", notes);
  }
}
