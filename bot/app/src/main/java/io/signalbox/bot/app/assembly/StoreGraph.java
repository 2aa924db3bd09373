package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * First part of the object graph: the database, and the stores that every other part writes to.
 *
 * @param outbox posts to Slack that wait to be sent
 * @param audit what people and the command line changed
 */
public record StoreGraph(
    SignalboxSettings settings, Clock clock, Database database, Outbox outbox, AuditLog audit)
    implements AutoCloseable {

  /** Opens the database in the data folder; closed with this. */
  public static StoreGraph open(SignalboxSettings settings, Clock clock) {
    return over(settings, DataFolder.open(settings), clock);
  }

  /** Builds the stores over a database that is open. */
  public static StoreGraph over(SignalboxSettings settings, Database database, Clock clock) {
    return new StoreGraph(
        settings,
        clock,
        database,
        new Outbox(database.jdbi(), clock),
        new AuditLog(database.jdbi(), clock, new SecureRandom(), settings.audit()));
  }

  /** Returns the live sources: runs over them, and how they stand. */
  public LiveSync live() {
    return new LiveSync(
        settings.live(),
        new LiveSync.Surroundings(
            jdbi(),
            new Corpus(jdbi()),
            new OnCallTable(jdbi()),
            DataFolder.live(settings),
            clock,
            Thread::sleep));
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  @Override
  public void close() {
    database.close();
  }
}
