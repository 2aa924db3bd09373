package io.signalbox.tools.gateway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalsTest {
  private final List<Approval> shown = new ArrayList<>();
  private final TestClock clock = new TestClock();

  private Approvals approvals(Database database) {
    return new Approvals(
        database.jdbi(), clock, new Random(1), (handle, approval) -> shown.add(approval));
  }

  private static Approval.Wish wish(String print) {
    return new Approval.Wish(
        "issue", "bot", "U1", "C1", Optional.of("1.2"), "Call issue", print, Optional.of("{}"));
  }

  @ParameterizedTest
  @EnumSource
  void oneCallIsAskedAboutOnceAndAllowedOnce(TestDatabase make) {
    try (Database database = make.get()) {
      Approvals approvals = approvals(database);

      Approval first = approvals.ask(wish("a"));
      Approval again = approvals.ask(wish("a"));
      Approval other = approvals.ask(wish("b"));

      assertThat(again.id()).isEqualTo(first.id());
      assertThat(other.id()).isNotEqualTo(first.id());
      assertThat(approvals.use(first.id())).isFalse();
      assertThat(approvals.decide(first.id(), "U1", true))
          .isInstanceOf(ApprovalVerdict.Decided.class);
      assertThat(approvals.use(first.id())).isTrue();
      assertThat(approvals.use(first.id())).isFalse();
      approvals.finish(first.id(), "Done.");
      approvals.finish(first.id(), "Done twice.");
      assertThat(approvals.find(first.id()).orElseThrow().result()).contains("Done.");
      assertThat(approvals.ask(wish("a")).id()).isNotEqualTo(first.id());
      assertThat(shown)
          .extracting(Approval::state)
          .containsExactly(
              Approval.ApprovalState.PENDING,
              Approval.ApprovalState.PENDING,
              Approval.ApprovalState.APPROVED,
              Approval.ApprovalState.USED,
              Approval.ApprovalState.USED,
              Approval.ApprovalState.PENDING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheOneWhoseWordCountsDecidesAndOnlyOnce(TestDatabase make) {
    try (Database database = make.get()) {
      Approvals approvals = approvals(database);
      Approval asked = approvals.ask(wish("a"));

      assertThat(approvals.decide(asked.id(), "U2", true))
          .isInstanceOf(ApprovalVerdict.NotTheirs.class);
      assertThat(approvals.decide("forged", "U1", true))
          .isInstanceOf(ApprovalVerdict.Unknown.class);
      assertThat(approvals.decide(asked.id(), "U1", false))
          .isInstanceOf(ApprovalVerdict.Decided.class);
      assertThat(approvals.decide(asked.id(), "U1", true)).isInstanceOf(ApprovalVerdict.Over.class);
      assertThat(approvals.use(asked.id())).isFalse();
      Approval after = approvals.find(asked.id()).orElseThrow();
      assertThat(after.state()).isEqualTo(Approval.ApprovalState.REFUSED);
      assertThat(after.decision().orElseThrow().person()).isEqualTo("U1");
      // A refusal stands: the same call is not asked about again right away.
      assertThat(approvals.ask(wish("a")).state()).isEqualTo(Approval.ApprovalState.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyDecidesExpiresAndAButtonPressedTooLateDoesNothing(TestDatabase make) {
    try (Database database = make.get()) {
      Approvals approvals = approvals(database);
      Approval swept = approvals.ask(wish("a"));
      Approval pressed = approvals.ask(wish("b"));
      clock.advance(Approvals.LIFETIME);

      assertThat(approvals.decide(pressed.id(), "U1", true))
          .isInstanceOf(ApprovalVerdict.Over.class);
      approvals.runDue();
      approvals.runDue();

      for (Approval approval : List.of(swept, pressed)) {
        assertThat(approvals.find(approval.id()).orElseThrow().state())
            .isEqualTo(Approval.ApprovalState.EXPIRED);
      }
      assertThat(shown).hasSize(4);
      assertThat(approvals.ask(wish("a")).state()).isEqualTo(Approval.ApprovalState.PENDING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatACrashInterruptedIsSaidToBeUncertain(TestDatabase make) {
    try (Database database = make.get()) {
      Approvals approvals = approvals(database);
      Approval asked = approvals.ask(wish("a"));
      approvals.decide(asked.id(), "U1", true);
      approvals.use(asked.id());

      clock.advance(Duration.ofMinutes(5));
      approvals.runDue();
      assertThat(approvals.find(asked.id()).orElseThrow().result()).isEmpty();
      clock.advance(Duration.ofMinutes(6));
      approvals.runDue();

      assertThat(approvals.find(asked.id()).orElseThrow().result().orElseThrow())
          .contains("interrupted");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyWhoTakeTheCallOneGetsIt(TestDatabase make) throws Exception {
    try (Database database = make.get();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Approvals approvals = approvals(database);
      Approval asked = approvals.ask(wish("a"));
      approvals.decide(asked.id(), "U1", true);

      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tries.add(() -> approvals.use(asked.id()));
      }
      int taken = 0;
      for (Future<Boolean> each : threads.invokeAll(tries)) {
        taken += each.get() ? 1 : 0;
      }

      assertThat(taken).isEqualTo(1);
    }
  }
}
