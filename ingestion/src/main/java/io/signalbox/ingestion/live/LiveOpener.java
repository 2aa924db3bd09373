package io.signalbox.ingestion.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Settings of one source, by which a run opens it. */
public interface LiveOpener {

  /**
   * Opens the source for one run. Asks nothing yet.
   *
   * @throws SourceFailure where it cannot be opened
   */
  LiveSource open(OpenContext context);

  /** Returns the address that is read, without secrets, as tables show it. */
  String address();

  /**
   * Returns all that decides what is read, without secrets: once it is another text, everything is
   * read again.
   */
  String identity();

  /** Returns whether the source has on-call tables, which are read again when somebody asks. */
  default boolean tellsWhoIsOnCall() {
    return false;
  }

  /**
   * Surroundings of a run.
   *
   * @param name of the source in the settings
   * @param folder of the source's own in the data folder; need not exist yet
   * @param people mail addresses by account, for accounts whose address the system hides
   * @param pause waits that long
   */
  record OpenContext(
      String name, Path folder, Map<String, String> people, Clock clock, RunPause pause) {
    public OpenContext {
      people = Map.copyOf(people);
    }
  }

  /** Waiting, so that tests need not. */
  @FunctionalInterface
  interface RunPause {
    void sleep(Duration duration) throws InterruptedException;
  }
}
