package io.signalbox.bot.slack.command.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.slack.message.MessageSettings;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetWarning;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetNoticesTest {
  private static final Instant RENEWS = Instant.parse("2026-12-01T00:00:00Z");

  private final Database database = TestDatabase.h2();
  private final Outbox outbox = new Outbox(database.jdbi(), Clock.systemUTC());
  private final PersonalMessages messages =
      new PersonalMessages(outbox, MessageSettings.USUAL, Clock.systemUTC());
  private final BudgetNotices notices = notices();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsTheOwnerOnceAPeriodHoweverManyProcessesNotice() {
    notices.accept(warning("U0ANARUIZ0", RENEWS));
    notices().accept(warning("U0ANARUIZ0", RENEWS));
    assertThat(waiting()).isEqualTo(1);

    notices.accept(warning("U0ANARUIZ0", RENEWS.plusSeconds(3600)));
    assertThat(waiting()).isEqualTo(2);
  }

  /** Returns the number of messages that the policy for messages has yet to send. */
  private int waiting() {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery("SELECT count(*) FROM person_message").mapTo(int.class).one());
  }

  private BudgetNotices notices() {
    return new BudgetNotices(database.jdbi(), messages, Optional.empty());
  }

  @Test
  void postsNothingToAnOwnerWhoIsNoSlackUser() {
    notices.accept(warning("the platform team", RENEWS));
    notices.accept(warning("C0PAYMENTS; DROP TABLE outbox", RENEWS));

    assertThat(outbox.open()).isZero();
    assertThat(waiting()).isZero();
  }

  private static BudgetWarning warning(String owner, Instant renews) {
    return new BudgetWarning(
        new Budget("caller:indexer", owner, Cost.dollars(10), BudgetRule.Period.MONTH, 0.8),
        Cost.dollars(8.5),
        renews);
  }
}
