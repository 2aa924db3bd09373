package io.signalbox.knowledge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkQueueTableTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final String TABLE =
      """
      CREATE TABLE task (id INT PRIMARY KEY, leased_until TIMESTAMP WITH TIME ZONE NOT NULL,
        attempts INT DEFAULT 0 NOT NULL, finished_at TIMESTAMP WITH TIME ZONE)
      """;

  private final WorkQueueTable rows = new WorkQueueTable("task", "id = :id");
  private Jdbi jdbi;
  private Handle handle;

  @BeforeEach
  void createTable() {
    jdbi = Jdbi.create("jdbc:h2:mem:leased;DB_CLOSE_DELAY=-1");
    handle = jdbi.open();
    handle.execute("DROP TABLE IF EXISTS task");
    handle.execute(TABLE);
    put(1);
    put(2);
  }

  @AfterEach
  void closeTable() {
    handle.close();
  }

  @Test
  void aRowIsClaimedByOneAndByAnotherWhenTheLeaseIsUp() {
    assertThat(rows.claim(handle, row(1), NOW)).isTrue();
    assertThat(rows.claim(handle, row(1), NOW)).isFalse();
    assertThat(rows.claim(handle, row(1), NOW.plus(LEASE).minusMillis(1))).isFalse();
    assertThat(free(NOW, 9)).containsExactly(2);

    assertThat(free(NOW.plus(LEASE), 9)).containsExactly(1, 2);
    assertThat(rows.claim(handle, row(1), NOW.plus(LEASE))).isTrue();
    assertThat(attempts(1)).isEqualTo(2);
    assertThat(attempts(2)).isZero();
  }

  @Test
  void aPostponedRowIsFreeAfterItsPauseAndAtTheLatestAfterTheLongest() {
    assertThat(rows.postpone(handle, row(1), NOW, Duration.ofSeconds(30))).isTrue();
    assertThat(rows.postpone(handle, row(2), NOW, Duration.ofDays(1))).isTrue();

    assertThat(free(NOW.plusSeconds(29), 9)).isEmpty();
    assertThat(free(NOW.plusSeconds(30), 9)).containsExactly(1);
    assertThat(free(NOW.plus(LeaseTimes.LONGEST), 9)).containsExactly(1, 2);
    assertThat(rows.postpone(handle, row(3), NOW, LEASE)).as("no such row").isFalse();
  }

  @Test
  void aFinishedRowIsNeitherClaimedNorPostponedNorFinishedAgain() {
    assertThat(rows.finish(handle, row(1), NOW)).isTrue();

    assertThat(rows.finish(handle, row(1), NOW)).isFalse();
    assertThat(rows.claim(handle, row(1), NOW)).isFalse();
    assertThat(rows.postpone(handle, row(1), NOW, LEASE)).isFalse();
    assertThat(rows.open(jdbi)).isEqualTo(1);
  }

  @Test
  void onlyRowsThatWereFinishedBeforeThatTimeAreForgotten() {
    rows.finish(handle, row(1), NOW);

    rows.forget(jdbi, NOW);
    assertThat(ids()).containsExactly(1, 2);

    rows.forget(jdbi, NOW.plusMillis(1));
    assertThat(ids()).containsExactly(2);
  }

  @Test
  void claimsFreeRowsInTheirOrderAndReadsThem() {
    rows.claim(handle, row(1), NOW);
    put(3);
    put(4);
    String query =
        "SELECT id FROM task WHERE %s AND finished_at IS NULL ORDER BY id DESC FETCH FIRST :most"
            + " ROWS ONLY";

    assertThat(rows.claim(jdbi, query, NOW, 2, (open, id) -> id + " is read"))
        .containsExactly("4 is read", "3 is read");
    assertThat(rows.claim(jdbi, query, NOW, 2, (open, id) -> id)).containsExactly("2");
    assertThat(attempts(4)).isEqualTo(1);
  }

  @Test
  void noMoreRowsAreSelectedThanWereAskedFor() {
    assertThat(free(NOW, 1)).containsExactly(1);
  }

  @Test
  void aLeaseOfAClockThatWasPutBackHoldsNobodyOff() {
    rows.claim(handle, row(1), NOW);

    assertThat(rows.claim(handle, row(1), NOW.minus(Duration.ofMinutes(8)))).isFalse();
    assertThat(rows.claim(handle, row(1), NOW.minus(Duration.ofMinutes(9)))).isTrue();
  }

  @Property(tries = 40, seed = "17")
  void whateverIsDoneInWhateverOrderARowIsHeldByOneAtATimeAndFinishedOnce(
      @ForAll("steps") @Size(max = 25) List<Step> steps) {
    createTable();
    try {
      Instant now = NOW;
      Instant heldUntil = NOW;
      int claims = 0;
      boolean finished = false;
      for (Step step : steps) {
        now = now.plus(step.passed());
        switch (step.act()) {
          case CLAIM -> {
            boolean isFree = !finished && !heldUntil.isAfter(now);
            assertThat(rows.claim(handle, row(1), now)).isEqualTo(isFree);
            heldUntil = isFree ? now.plus(LEASE) : heldUntil;
            claims += isFree ? 1 : 0;
          }
          case POSTPONE -> {
            assertThat(rows.postpone(handle, row(1), now, LEASE)).isEqualTo(!finished);
            heldUntil = finished ? heldUntil : now.plus(LEASE);
          }
          case FINISH -> {
            assertThat(rows.finish(handle, row(1), now)).isEqualTo(!finished);
            finished = true;
          }
        }
      }
      assertThat(attempts(1)).isEqualTo(claims);
      assertThat(rows.open(jdbi)).isEqualTo(finished ? 1 : 2);
    } finally {
      closeTable();
    }
  }

  private enum Act {
    CLAIM,
    POSTPONE,
    FINISH
  }

  private record Step(Act act, Duration passed) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts = Arbitraries.of(Act.CLAIM, Act.CLAIM, Act.CLAIM, Act.POSTPONE, Act.FINISH);
    Arbitrary<Duration> passed = Arbitraries.longs().between(0, 150).map(Duration::ofSeconds);
    return Combinators.combine(acts, passed).as(Step::new).list();
  }

  private List<Integer> free(Instant now, int most) {
    return rows.free(
        handle,
        "SELECT id FROM task WHERE %s AND finished_at IS NULL ORDER BY id FETCH FIRST :most ROWS"
            + " ONLY",
        now,
        most,
        (row, context) -> row.getInt("id"));
  }

  private void put(int id) {
    handle
        .createUpdate("INSERT INTO task (id, leased_until) VALUES (:id, :until)")
        .bind("id", id)
        .bind("until", ColumnValues.time(NOW.minus(Duration.ofHours(1))))
        .execute();
  }

  private int attempts(int id) {
    return handle.select("SELECT attempts FROM task WHERE id = ?", id).mapTo(Integer.class).one();
  }

  private List<Integer> ids() {
    return new ArrayList<>(
        handle.createQuery("SELECT id FROM task ORDER BY id").mapTo(Integer.class).list());
  }

  private static Map<String, Integer> row(int id) {
    return Map.of("id", id);
  }
}
