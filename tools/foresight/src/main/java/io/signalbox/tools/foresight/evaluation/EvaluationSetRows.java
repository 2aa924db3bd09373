package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table {@code evaluation_set}: each agent's set as its repository had it last,
 * for runs where the repository is not at hand.
 */
public final class EvaluationSetRows {
  private final Jdbi jdbi;

  public EvaluationSetRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stores an agent's set in place of its earlier version. */
  public void put(String agent, EvaluationSet set, Instant now) {
    String cases = EvaluationSetWriter.lines(set);
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM evaluation_set WHERE agent = ?", agent);
          handle
              .createUpdate(
                  """
                  INSERT INTO evaluation_set (agent, name, version, cases, saved_at)
                  VALUES (:agent, :name, :version, :cases, :at)\
                  """)
              .bind("agent", agent)
              .bind("name", set.name())
              .bind("version", set.version())
              .bind("cases", cases)
              .bind("at", now.toEpochMilli())
              .execute();
        });
  }

  /**
   * Returns an agent's set; empty when none was run or checked here, or only by an earlier version
   * that took what is an error of the file today.
   */
  public Optional<EvaluationSet> find(String agent) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM evaluation_set WHERE agent = :agent")
                .bind("agent", agent)
                .map(
                    (row, context) ->
                        set(
                            row.getString("name"),
                            row.getString("version"),
                            row.getString("cases")))
                .findOne()
                .flatMap(set -> set));
  }

  private static Optional<EvaluationSet> set(String name, String version, String lines) {
    try {
      EvaluationSet read = EvaluationFile.parse(lines.getBytes(UTF_8), agentFile(name));
      return Optional.of(new EvaluationSet(name, version, read.cases(), List.of()));
    } catch (UnreadableSetException e) {
      return Optional.empty();
    }
  }

  /** Returns the name under which the stored lines are parsed, whatever form the file had. */
  private static String agentFile(String name) {
    return name + ".jsonl";
  }
}
