package io.signalbox.bot.bench.live;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.cli.CommandExecution;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Synchronises the live sources of a settings file once: in this process, or as a program of its
 * own that a drill can kill.
 */
public final class ReaderMain {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ReaderMain() {}

  /**
   * Synchronises once with a clock advanced by the minutes of the second argument, for at most as
   * many minutes as the third says; exits with 0 if no source failed.
   */
  public static void main(String[] args) {
    CommandExecution.prepare(args);
    System.exit(synchronise(Path.of(args[0]), System.getenv(), Integer.parseInt(args[1])) ? 0 : 1);
  }

  /**
   * Synchronises all sources once, for at most five minutes; returns false if one failed.
   *
   * @param minutes by which the clock is ahead
   */
  static boolean synchronise(Path file, Map<String, String> environment, long minutes) {
    return synchronise(file, environment, minutes, LONGEST);
  }

  private static boolean synchronise(
      Path file, Map<String, String> environment, long minutes, Duration longest) {
    SignalboxSettings settings =
        ConfigFile.at(file, environment).load(SignalboxSettings::from).settings();
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
    Instant latest = clock.instant().plus(longest);
    List<SyncReport> reports;
    try (Database database = Database.open(settings.database())) {
      reports =
          new LiveSync(
                  settings.live(),
                  new LiveSync.Surroundings(
                      database.jdbi(),
                      new Corpus(database.jdbi()),
                      new OnCallTable(database.jdbi()),
                      settings.data().resolve("live"),
                      clock,
                      Thread::sleep))
              .runAll(() -> clock.instant().isAfter(latest));
    }
    reports.forEach(report -> LoggerFactory.getLogger(ReaderMain.class).info("{}", report));
    return reports.stream().allMatch(SyncReport::isWhole);
  }
}
