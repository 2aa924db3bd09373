package io.signalbox.bot.slack.command.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.message.MessageSettings;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.TestClock;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareNoticesTest {
  @Test
  void tellsOwnersAndTheChannelOnceHoweverManyProcessesNotice() {
    TestClock clock = new TestClock();
    try (Database database = TestDatabase.h2()) {
      Outbox outbox = new Outbox(database.jdbi(), clock);
      PersonalMessages messages = new PersonalMessages(outbox, MessageSettings.USUAL, clock);
      for (int process = 0; process < 2; process++) {
        new ShareNotices(
                database.jdbi(),
                messages,
                route -> Stream.of("U0ANARUIZ0", "U0ANARUIZ0", "the platform team", route),
                Optional.of("C0OPS0000"),
                clock)
            .accept("answers", "9 of 20 answers are bad");
      }

      List<String> texts =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery(
                              "select body from outbox union all select body from person_message")
                          .mapTo(String.class)
                          .list());
      assertThat(texts)
          .hasSize(2)
          .allSatisfy(text -> assertThat(text).contains("answers", "9 of 20 answers are bad"));

      clock.advance(Duration.ofMinutes(11));
      new ShareNotices(
              database.jdbi(),
              messages,
              route -> Stream.of("U0ANARUIZ0"),
              Optional.of("C0OPS0000"),
              clock)
          .accept("answers", "worse again");
      assertThat(outbox.open()).isEqualTo(2);
    }
  }
}
