package io.signalbox.tools.workflow.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class RevisionedActsTest {
  private final List<String> done = new ArrayList<>();

  /** Writes down in which order it is called; a change called "late" was decided on an old row. */
  private final class Recorded implements RevisionedRecordWriter<String, String> {
    @Override
    public boolean write(Handle handle, String change) {
      done.add("write " + change);
      return !change.equals("late");
    }

    @Override
    public List<String> append(Handle handle, String change) {
      done.add("append " + change);
      return List.of("event of " + change);
    }

    @Override
    public void audit(Handle handle, String change, List<String> events) {
      done.add("audit " + events);
    }

    @Override
    public void announce(Handle handle, String change, List<String> events) {
      done.add("announce " + events);
    }
  }

  @Test
  void theRowComesFirstThenItsEventsTheAuditEntryAndTheAnnouncement() {
    assertThat(apply("claim")).isTrue();

    assertThat(done)
        .containsExactly(
            "write claim", "append claim", "audit [event of claim]", "announce [event of claim]");
  }

  @Test
  void nothingIsSaidOfAChangeThatWasDecidedOnAnOldRow() {
    assertThat(apply("late")).isFalse();

    assertThat(done).containsExactly("write late");
  }

  @Test
  void anActIsDecidedAnewUntilItWasDecidedOnWhatIsStillSo() {
    List<Integer> attempts = new ArrayList<>();

    Optional<String> outcome =
        RevisionedActs.repeat(
            () -> {
              attempts.add(attempts.size());
              return attempts.size() < 3 ? Optional.empty() : Optional.of("done");
            });

    assertThat(outcome).contains("done");
    assertThat(attempts).hasSize(3);
  }

  @Test
  void anActOnARowThatNeverStandsStillIsGivenUp() {
    List<Integer> attempts = new ArrayList<>();

    Optional<String> outcome =
        RevisionedActs.repeat(
            () -> {
              attempts.add(attempts.size());
              return Optional.empty();
            });

    assertThat(outcome).isEmpty();
    assertThat(attempts).hasSize(RevisionedActs.MOST_ATTEMPTS);
  }

  @Test
  void anObjectionEndsTheAct() {
    assertThatThrownBy(
            () ->
                RevisionedActs.<String, IOException>repeat(
                    () -> {
                      throw new IOException("not yours");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("not yours");
  }

  private boolean apply(String change) {
    try (Database database = TestDatabase.h2()) {
      return database
          .jdbi()
          .inTransaction(handle -> new RevisionedActs<>(new Recorded()).apply(handle, change));
    }
  }
}
