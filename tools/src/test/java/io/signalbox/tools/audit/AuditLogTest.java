package io.signalbox.tools.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.TestClock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {
  private final TestClock clock = new TestClock();

  private AuditLog log(Database database) {
    return new AuditLog(database.jdbi(), clock, new Random(1));
  }

  private static void append(Database database, AuditLog log, String person, String detail) {
    database
        .jdbi()
        .useTransaction(h -> log.append(h, person, "triage.decide", "request 1", detail));
  }

  @ParameterizedTest
  @EnumSource
  void aChainThatNobodyTouchedIsWhole(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog log = log(database);
      assertThat(log.verify()).isEqualTo(new AuditLog.Check.Whole(0, ""));

      append(database, log, "U1", "a ü \u0000");
      append(database, log, "U2", "b");
      append(database, log, "U1", "c");

      assertThat(((AuditLog.Check.Whole) log.verify()).entries()).isEqualTo(3);
      assertThat(log.latest(2)).extracting(AuditLog.Entry::actor).containsExactly("U1", "U2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsChangedInTheDatabaseIsFound(TestDatabase make) {
    for (String tampering :
        List.of(
            "UPDATE audit_entry SET detail = 'x' WHERE position = 2",
            "UPDATE audit_entry SET actor = 'p-other' WHERE position = 2",
            "UPDATE audit_entry SET hash = (SELECT e.hash FROM audit_entry e WHERE e.position = 1) WHERE position = 2",
            "DELETE FROM audit_entry WHERE position = 2")) {
      assertThat(broken(make, tampering)).as(tampering).isEqualTo(2);
    }
    assertThat(broken(make, "DELETE FROM audit_entry WHERE position = 3")).isEqualTo(3);
    assertThat(broken(make, "DELETE FROM audit_entry")).isEqualTo(1);
  }

  private long broken(TestDatabase make, String tampering) {
    try (Database database = make.get()) {
      AuditLog log = log(database);
      for (String detail : List.of("a", "b", "c")) {
        append(database, log, "U1", detail);
      }
      database.jdbi().useHandle(h -> h.execute(tampering));
      return ((AuditLog.Check.Broken) log.verify()).position();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonIsForgottenAndTheChainStaysWhole(TestDatabase make) {
    try (Database database = make.get()) {
      AuditLog log = log(database);
      append(database, log, "U1", "a");
      append(database, log, "U1", "b");

      database.jdbi().useTransaction(h -> log.forget(h, "U1"));

      assertThat(log.verify()).isInstanceOf(AuditLog.Check.Whole.class);
      assertThat(log.latest(9)).allMatch(e -> e.actor().startsWith("p-"));
      assertThat(log.latest(9))
          .extracting(AuditLog.Entry::actor)
          .containsOnly(log.latest(1).getFirst().actor());
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWritersAtOnceMakeOneChain(TestDatabase make) throws Exception {
    try (Database database = make.get();
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      AuditLog log = log(database);

      List<Callable<Boolean>> writers =
          IntStream.range(0, 60)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        append(database, log, "U" + i % 3, "" + i);
                        return true;
                      })
              .toList();
      for (var each : threads.invokeAll(writers)) {
        assertThat(each.get()).isTrue();
      }

      assertThat(((AuditLog.Check.Whole) log.verify()).entries()).isEqualTo(60);
    }
  }
}
