package io.signalbox.bot.slack.command.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectModeNoticesTest {
  @ParameterizedTest
  @MethodSource("io.signalbox.config.database.TestDatabase#both")
  void ofSeveralReplicasOneTellsOnceOnEnteringAndOnceOnLeavingEachTime(TestDatabase target) {
    try (Database database = target.get()) {
      Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());
      DirectModeNotices one = notices(database, outbox, Optional.of("C0OPS"));
      DirectModeNotices other = notices(database, outbox, Optional.of("C0OPS"));

      one.entered("gateway.example", "gone");
      other.entered("gateway.example", "gone");
      assertThat(outbox.open()).isEqualTo(1);

      other.left("gateway.example", "back");
      one.left("gateway.example", "back");
      assertThat(outbox.open()).isEqualTo(2);

      one.entered("gateway.example", "gone once more");
      one.entered("another.example", "gone");
      assertThat(outbox.open()).isEqualTo(4);
    }
  }

  @Test
  void withoutAChannelNothingIsPosted() {
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());

      notices(database, outbox, Optional.empty()).entered("gateway.example", "gone");

      assertThat(outbox.open()).isZero();
    }
  }

  @Test
  void aDatabaseThatIsGoneAsWellDoesNotStopTheCallThatNoticed() {
    Database database = TestDatabase.h2();
    DirectModeNotices notices =
        notices(database, new Outbox(database.jdbi(), Clock.systemUTC()), Optional.of("C0OPS"));
    database.close();

    assertThatCode(() -> notices.entered("gateway.example", "gone")).doesNotThrowAnyException();
  }

  private static DirectModeNotices notices(
      Database database, Outbox outbox, Optional<String> channel) {
    return new DirectModeNotices(database.jdbi(), outbox, channel);
  }
}
