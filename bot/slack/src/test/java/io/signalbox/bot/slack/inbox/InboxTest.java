package io.signalbox.bot.slack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InboxTest {
  /** A clock that the test moves. */
  private static final class Watch extends Clock {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Watch watch = new Watch();

  private static InboxDelivery delivery(String ts) {
    return new InboxDelivery(
        "C1:" + ts,
        InboxDelivery.DeliveryKind.MENTION,
        "C1",
        "U1",
        "who owns “kafka”? ☃ \\u0000",
        ts,
        Optional.of("1.0"),
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aDeliveryIsAcceptedOnceTakenByOneAndKeptUntilItIsFinished(TestDatabase target) {
    try (Database database = target.get()) {
      Inbox one = new Inbox(database.jdbi(), watch);
      Inbox other = new Inbox(database.jdbi(), watch);

      assertThat(one.accept(delivery("2.0"))).isTrue();
      assertThat(other.accept(delivery("2.0"))).isFalse();
      assertThat(one.claim(10))
          .extracting(Inbox.Claimed::delivery)
          .containsExactly(delivery("2.0"));
      assertThat(other.claim(10)).isEmpty();

      watch.now = watch.now.plus(Duration.ofMinutes(5));
      assertThat(other.claim(10)).extracting(Inbox.Claimed::attempts).containsExactly(2);
      other.finish("C1:2.0", handle -> {});
      watch.now = watch.now.plus(Duration.ofMinutes(5));
      assertThat(one.claim(10)).isEmpty();
      assertThat(one.open()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void whatComesOfADeliveryIsWrittenOnceThoughTwoFinishIt(TestDatabase target) {
    try (Database database = target.get()) {
      Inbox inbox = new Inbox(database.jdbi(), watch);
      inbox.accept(delivery("2.0"));
      int[] written = {0};

      for (int i = 0; i < 2; i++) {
        inbox.finish("C1:2.0", handle -> written[0]++);
      }

      assertThat(written[0]).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void afterARestartWhatTheDeadProcessHadIsFreeAtOnce(TestDatabase target) {
    try (Database database = target.get()) {
      Inbox dead = new Inbox(database.jdbi(), watch);
      dead.accept(delivery("2.0"));
      dead.accept(delivery("3.0"));
      dead.claim(1);

      Inbox next = new Inbox(database.jdbi(), watch);
      next.freeAll();

      List<String> taken =
          next.claim(10).stream().map(claimed -> claimed.delivery().ts()).sorted().toList();
      assertThat(taken).containsExactly("2.0", "3.0");
    }
  }

  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void aClockThatIsPutBackKeepsNothingWaiting(TestDatabase target) {
    try (Database database = target.get()) {
      Inbox inbox = new Inbox(database.jdbi(), watch);
      inbox.accept(delivery("2.0"));
      inbox.claim(1);
      inbox.putBack("C1:2.0", Duration.ofSeconds(1));

      watch.now = watch.now.minus(Duration.ofHours(1));

      assertThat(inbox.claim(1)).hasSize(1);
      assertThat(inbox.claim(1)).isEmpty();
    }
  }
}
