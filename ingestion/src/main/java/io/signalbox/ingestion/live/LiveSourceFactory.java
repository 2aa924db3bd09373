package io.signalbox.ingestion.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Parsed settings of one live source of any system, as a factory for the connection that a run
 * uses.
 */
public interface LiveSourceFactory {

  /**
   * Opens the source for one run, without sending a request yet.
   *
   * @throws SourceFailureException where it cannot be opened
   */
  LiveSource open(OpenContext context);

  /** Returns the address of the source, without secrets, as status tables show it. */
  String address();

  /**
   * Returns the settings that determine what is read as one string without secrets; a different
   * string makes the next run read everything again.
   */
  String identity();

  /**
   * Returns whether the source holds on-call schedules, which are refreshed when somebody asks who
   * is on call.
   */
  default boolean tellsWhoIsOnCall() {
    return false;
  }

  /**
   * Returns the ids of the Slack channels that the source reads, whose events tell of changes;
   * empty for every other system.
   */
  default Set<String> slackChannels() {
    return Set.of();
  }

  /**
   * Parameters that every source gets from the run that opens it.
   *
   * @param name of the source in the settings
   * @param folder of the source's own in the data folder; need not exist yet
   * @param people mail addresses by account, for accounts whose address the system hides
   * @param pause sleeps for a duration
   */
  record OpenContext(
      String name, Path folder, Map<String, String> people, Clock clock, RunPause pause) {
    public OpenContext {
      people = Map.copyOf(people);
    }
  }

  /** Sleeps for a duration; replaced in tests, so that they do not wait. */
  @FunctionalInterface
  interface RunPause {
    void sleep(Duration duration) throws InterruptedException;
  }
}
