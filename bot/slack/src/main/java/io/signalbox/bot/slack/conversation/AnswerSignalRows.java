package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.SignalSource;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Counts quality signals of the bot's own answers per minute, from {@code given_answer} and {@code
 * answer_feedback}: no answer, not helpful, asked again within the hour.
 */
public final class AnswerSignalRows implements SignalSource {
  private static final QualitySubject BOT = new QualitySubject(Dimension.AGENT, CauseRanking.BOT);
  private static final Duration AGAIN = Duration.ofHours(1);

  private record AnswerLine(long minute, String asker, String thread, boolean unknown) {}

  @Override
  public List<MinuteCounts> between(Handle handle, long after, long through) {
    TreeMap<Long, SignalCounts> minutes = new TreeMap<>();
    Instant from = Instant.ofEpochSecond((after + 1) * 60);
    Instant until = Instant.ofEpochSecond((through + 1) * 60);
    Map<String, AnswerLine> last = new HashMap<>();
    for (AnswerLine line : answers(handle, from.minus(AGAIN), until)) {
      AnswerLine before = last.put(line.asker, line);
      if (line.minute > after) {
        SignalCounts counts = minutes.computeIfAbsent(line.minute, at -> new SignalCounts());
        counts.add(QualitySignal.NOT_KNOWN, line.unknown);
        // A follow-up in the thread goes on; the next question elsewhere after none is a new try.
        boolean again =
            before != null
                && line.minute - before.minute <= AGAIN.toMinutes()
                && (before.unknown || before.thread.equals(line.thread));
        counts.add(QualitySignal.ASKED_AGAIN, again);
      }
    }
    verdicts(handle, from, until)
        .forEach(
            (minute, counts) ->
                minutes.computeIfAbsent(minute, at -> new SignalCounts()).add(counts));
    List<MinuteCounts> all = new ArrayList<>();
    minutes.forEach((minute, counts) -> all.add(new MinuteCounts(BOT, minute, counts)));
    return all;
  }

  private static List<AnswerLine> answers(Handle handle, Instant from, Instant until) {
    return handle
        .createQuery(
            """
            SELECT given_at, asker, thread_ts, kind FROM given_answer
            WHERE given_at >= :from AND given_at < :until ORDER BY given_at\
            """)
        .bind("from", ColumnValues.time(from))
        .bind("until", ColumnValues.time(until))
        .map(
            (row, context) ->
                new AnswerLine(
                    ColumnValues.time(row, "given_at").getEpochSecond() / 60,
                    row.getString("asker"),
                    row.getString("thread_ts"),
                    row.getString("kind").equals(AnswerKind.NONE.stored())))
        .list();
  }

  private static Map<Long, SignalCounts> verdicts(Handle handle, Instant from, Instant until) {
    Map<Long, SignalCounts> minutes = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT given_at, helped FROM answer_feedback
            WHERE given_at >= :from AND given_at < :until\
            """)
        .bind("from", ColumnValues.time(from))
        .bind("until", ColumnValues.time(until))
        .map(
            (row, context) ->
                Map.entry(
                    ColumnValues.time(row, "given_at").getEpochSecond() / 60,
                    row.getBoolean("helped")))
        .forEach(
            each ->
                minutes
                    .computeIfAbsent(each.getKey(), at -> new SignalCounts())
                    .add(QualitySignal.NOT_HELPED, !each.getValue()));
    return minutes;
  }
}
