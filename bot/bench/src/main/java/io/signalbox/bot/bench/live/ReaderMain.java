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
import java.util.List;
import org.slf4j.LoggerFactory;

/** Program that synchronises the live sources of a settings file once, run as a child process. */
public final class ReaderMain {
  private ReaderMain() {}

  /**
   * Synchronises once with a clock advanced by the minutes of the second argument; exits with 0 if
   * no source failed.
   */
  public static void main(String[] args) {
    CommandExecution.prepare(args);
    SignalboxSettings settings =
        ConfigFile.at(Path.of(args[0]), System.getenv()).load(SignalboxSettings::from).settings();
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Integer.parseInt(args[1])));
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
              .runAll(() -> false);
    }
    reports.forEach(report -> LoggerFactory.getLogger(ReaderMain.class).info("{}", report));
    System.exit(reports.stream().allMatch(SyncReport::isWhole) ? 0 : 1);
  }
}
