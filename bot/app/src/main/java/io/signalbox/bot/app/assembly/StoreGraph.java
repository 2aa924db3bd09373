package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.conversation.StoredAnswers;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.schedule.ReplicaRows;
import io.signalbox.bot.slack.worth.MonthlyReport;
import io.signalbox.config.database.Database;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.tools.workflow.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * First part of the object graph: the database and the repositories that every other part uses.
 *
 * @param outbox posts to Slack that wait to be sent
 * @param audit what people and the command line changed
 */
public record StoreGraph(
    SignalboxSettings settings, Clock clock, Database database, Outbox outbox, AuditLog audit)
    implements AutoCloseable {

  /** Opens the database in the data folder; closing this closes it. */
  public static StoreGraph open(SignalboxSettings settings, Clock clock) {
    return over(settings, DataFolder.open(settings), clock);
  }

  /** Builds the repositories over an open database. */
  public static StoreGraph over(SignalboxSettings settings, Database database, Clock clock) {
    return new StoreGraph(
        settings,
        clock,
        database,
        new Outbox(database.jdbi(), clock),
        new AuditLog(database.jdbi(), clock, new SecureRandom(), settings.audit()));
  }

  /** Returns the synchronisation of live sources, with its status. */
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

  /** Returns the repository of the processes that share the database. */
  public ReplicaRows replicas() {
    return new ReplicaRows(jdbi());
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  @Override
  public void close() {
    database.close();
  }

  /** Returns the sender of direct messages to people, which applies their limits on messages. */
  PersonalMessages messages() {
    return new PersonalMessages(outbox(), settings().messages(), clock());
  }

  /** Returns the report of the bot's usefulness, without names from Slack. */
  public MonthlyReport worth() {
    return worth(channel -> false, UnaryOperator.identity());
  }

  /**
   * Returns the report of the bot's usefulness, with public channels and people's names from Slack.
   */
  MonthlyReport worth(Predicate<String> isPublic, UnaryOperator<String> names) {
    return new MonthlyReport(new StoredAnswers(jdbi()), isPublic, jdbi(), names);
  }
}
