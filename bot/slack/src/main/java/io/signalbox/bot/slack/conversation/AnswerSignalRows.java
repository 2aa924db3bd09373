package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.text.ContentWords;
import io.signalbox.tools.foresight.quality.incident.CauseRanking;
import io.signalbox.tools.foresight.quality.incident.SignalSource;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Counts quality signals of the bot's own answers per minute, from {@code given_answer} and {@code
 * answer_feedback}, for the bot, the routes over which models wrote them, and the sources that they
 * rest on.
 */
public final class AnswerSignalRows implements SignalSource {
  private static final QualitySubject BOT = new QualitySubject(Dimension.AGENT, CauseRanking.BOT);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration KNOWN_SOURCES = Duration.ofDays(7);

  /** Least share of each question's content words that the other has, to be the same question. */
  private static final double SAME = 0.6;

  private record AnswerLine(
      long minute,
      String asker,
      String thread,
      String question,
      boolean unknown,
      String signals,
      Set<String> sources,
      Optional<String> route) {

    /** Returns whether it asks again what a line before it asked. */
    boolean isAgain(@Nullable AnswerLine before) {
      // A follow-up in the thread goes on; the next question elsewhere after none is a new try.
      return before != null
          && minute - before.minute <= AGAIN.toMinutes()
          && (before.unknown || before.thread.equals(thread) || asksTheSame(before));
    }

    private boolean asksTheSame(AnswerLine before) {
      Set<String> words = ContentWords.of(question);
      Set<String> others = ContentWords.of(before.question);
      return !words.isEmpty()
          && ContentWords.coverage(words, others) >= SAME
          && ContentWords.coverage(others, words) >= SAME;
    }
  }

  /** Counts by subject and minute. */
  private static final class CountTable {
    private final Map<QualitySubject, TreeMap<Long, SignalCounts>> counts = new HashMap<>();

    SignalCounts at(QualitySubject subject, long minute) {
      return counts
          .computeIfAbsent(subject, each -> new TreeMap<>())
          .computeIfAbsent(minute, each -> new SignalCounts());
    }

    List<MinuteCounts> all() {
      List<MinuteCounts> all = new ArrayList<>();
      counts.forEach(
          (subject, minutes) ->
              minutes.forEach((minute, each) -> all.add(new MinuteCounts(subject, minute, each))));
      return all;
    }
  }

  @Override
  public List<MinuteCounts> between(Handle handle, long after, long through) {
    CountTable counts = new CountTable();
    Instant from = Instant.ofEpochSecond((after + 1) * 60);
    Instant until = Instant.ofEpochSecond((through + 1) * 60);
    Map<String, AnswerLine> last = new HashMap<>();
    List<AnswerLine> now = new ArrayList<>();
    for (AnswerLine line : answers(handle, from.minus(AGAIN), until)) {
      AnswerLine before = last.put(line.asker, line);
      if (line.minute > after) {
        now.add(line);
        SignalCounts bot = counts.at(BOT, line.minute);
        bot.add(QualitySignal.NOT_KNOWN, line.unknown);
        bot.add(QualitySignal.ASKED_AGAIN, line.isAgain(before));
        bot.add(QualitySignal.HUMAN_ASKED, false);
        bot.add(QualitySignal.CORRECTED, false);
        SignalCounts own = SignalCounts.read(line.signals);
        bot.add(own);
        line.route.ifPresent(
            route -> counts.at(new QualitySubject(Dimension.ROUTE, route), line.minute).add(own));
      }
    }
    sources(handle, now, from, counts);
    verdicts(handle, from, until, counts);
    happened(handle, "handed_at", QualitySignal.HUMAN_ASKED, from, until, counts);
    happened(handle, "corrected_at", QualitySignal.CORRECTED, from, until, counts);
    return counts.all();
  }

  /** Counts for each source that answered within a week which answers do not rest on it. */
  private static void sources(
      Handle handle, List<AnswerLine> lines, Instant from, CountTable counts) {
    if (lines.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    handle
        .createQuery(
            """
            SELECT DISTINCT answered_from FROM given_answer
            WHERE given_at >= :from AND answered_from IS NOT NULL\
            """)
        .bind("from", ColumnValues.time(from.minus(KNOWN_SOURCES)))
        .mapTo(String.class)
        .forEach(text -> known.addAll(names(text)));
    for (AnswerLine line : lines) {
      for (String source : known) {
        counts
            .at(new QualitySubject(Dimension.SOURCE, source), line.minute)
            .add(QualitySignal.SOURCE_UNUSED, !line.sources.contains(source));
      }
    }
  }

  private static Set<String> names(@Nullable String text) {
    return text == null || text.isEmpty() ? Set.of() : Set.of(text.split("\n", -1));
  }

  private static List<AnswerLine> answers(Handle handle, Instant from, Instant until) {
    return handle
        .createQuery(
            """
            SELECT given_at, asker, thread_ts, question, kind, signals, answered_from, written_over
            FROM given_answer WHERE given_at >= :from AND given_at < :until ORDER BY given_at\
            """)
        .bind("from", ColumnValues.time(from))
        .bind("until", ColumnValues.time(until))
        .map((row, context) -> line(row))
        .list();
  }

  private static AnswerLine line(ResultSet row) throws SQLException {
    String signals = row.getString("signals");
    return new AnswerLine(
        ColumnValues.time(row, "given_at").getEpochSecond() / 60,
        row.getString("asker"),
        row.getString("thread_ts"),
        row.getString("question"),
        row.getString("kind").equals(AnswerKind.NONE.stored()),
        signals == null ? "" : signals,
        names(row.getString("answered_from")),
        Optional.ofNullable(row.getString("written_over")));
  }

  /** Counts people's verdicts, for the bot and for the sources of the answers. */
  private static void verdicts(Handle handle, Instant from, Instant until, CountTable counts) {
    handle
        .createQuery(
            """
            SELECT f.given_at, f.helped, a.answered_from, a.written_over FROM answer_feedback f
            LEFT JOIN given_answer a ON a.id = f.answer_id
            WHERE f.given_at >= :from AND f.given_at < :until\
            """)
        .bind("from", ColumnValues.time(from))
        .bind("until", ColumnValues.time(until))
        .map(
            (row, context) -> {
              long minute = ColumnValues.time(row, "given_at").getEpochSecond() / 60;
              boolean bad = !row.getBoolean("helped");
              counts.at(BOT, minute).add(QualitySignal.NOT_HELPED, bad);
              for (String source : names(row.getString("answered_from"))) {
                counts
                    .at(new QualitySubject(Dimension.SOURCE, source), minute)
                    .add(QualitySignal.NOT_HELPED, bad);
              }
              String route = row.getString("written_over");
              if (route != null) {
                counts
                    .at(new QualitySubject(Dimension.ROUTE, route), minute)
                    .add(QualitySignal.NOT_HELPED, bad);
              }
              return minute;
            })
        .list();
  }

  /** Counts events of answers by the minute in which they happened. */
  private static void happened(
      Handle handle,
      String column,
      QualitySignal signal,
      Instant from,
      Instant until,
      CountTable counts) {
    handle
        .createQuery(
            "SELECT "
                + column
                + " FROM given_answer WHERE "
                + column
                + " >= :from AND "
                + column
                + " < :until")
        .bind("from", ColumnValues.time(from))
        .bind("until", ColumnValues.time(until))
        .map((row, context) -> ColumnValues.time(row, column).getEpochSecond() / 60)
        .forEach(minute -> counts.at(BOT, minute).add(signal, true));
  }
}
