package io.signalbox.tools.gateway.cache;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implementation of {@link SharedAnswers} in the database; answers are {@linkplain
 * CachedAnswerCipher encrypted}.
 */
public final class SharedAnswerRows implements SharedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(SharedAnswerRows.class);

  /** Longest answer that is stored, in bytes. */
  private static final int MOST_BYTES = 1 << 20;

  private final Jdbi jdbi;
  private final Clock clock;

  public SharedAnswerRows(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Optional<CachedAnswer> find(String request) {
    try {
      return jdbi.withHandle(
              handle ->
                  handle
                      .createQuery(
                          "SELECT body FROM cached_answer WHERE id = :id AND until_at > :now")
                      .bind("id", CachedAnswerCipher.id(request))
                      .bind("now", clock.millis())
                      .map((row, context) -> row.getBytes("body"))
                      .findOne())
          .flatMap(bytes -> CachedAnswerCipher.opened(request, bytes));
    } catch (JdbiException e) {
      LOG.warn("shared answers cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  @Override
  public void put(String request, CachedAnswer answer, long until) {
    if (answer.body().length > MOST_BYTES) {
      return;
    }
    try {
      byte[] hidden = CachedAnswerCipher.closed(request, answer);
      jdbi.useTransaction(
          handle -> {
            handle
                .createUpdate("DELETE FROM cached_answer WHERE id = :id OR until_at <= :now")
                .bind("id", CachedAnswerCipher.id(request))
                .bind("now", clock.millis())
                .execute();
            handle
                .createUpdate(
                    """
                    INSERT INTO cached_answer (id, until_at, body) VALUES (:id, :until, :body)
                    ON CONFLICT DO NOTHING\
                    """)
                .bind("id", CachedAnswerCipher.id(request))
                .bind("until", until)
                .bind("body", hidden)
                .execute();
          });
    } catch (JdbiException e) {
      LOG.warn("a shared answer cannot be written: {}", e.getClass().getSimpleName());
    }
  }
}
