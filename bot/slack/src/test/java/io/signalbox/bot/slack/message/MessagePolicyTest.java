package io.signalbox.bot.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.message.MessageKind.Urgency;
import io.signalbox.bot.slack.message.MessageRows.MessageMute;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.bot.slack.outbox.PostJson;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MessagePolicyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Friday, 20:00 in Berlin. */
  private static final Instant FRIDAY_EVENING = Instant.parse("2026-11-27T19:00:00Z");

  private final MessagePolicy policy = new MessagePolicy(MessageSettings.USUAL);

  @Test
  void quietHoursAreThoseOfThePersonsZoneAndHoldNothingUrgent() {
    assertThat(policy.goesAt(MessageKind.RETIREMENT, BERLIN, FRIDAY_EVENING))
        .isEqualTo(Instant.parse("2026-11-28T07:00:00Z"));
    assertThat(policy.goesAt(MessageKind.RETIREMENT, TOKYO, FRIDAY_EVENING))
        .isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
    assertThat(policy.goesAt(MessageKind.RETIREMENT, ZoneOffset.ofHours(-5), FRIDAY_EVENING))
        .isEqualTo(FRIDAY_EVENING);
    for (MessageKind urgent :
        List.of(MessageKind.PAGE, MessageKind.APPROVAL, MessageKind.INCIDENT)) {
      assertThat(policy.goesAt(urgent, BERLIN, FRIDAY_EVENING)).isEqualTo(FRIDAY_EVENING);
    }
  }

  @Test
  void aDigestGoesOnTheNextWeekdayMorning() {
    assertThat(policy.goesAt(MessageKind.GAP, BERLIN, FRIDAY_EVENING))
        .isEqualTo(Instant.parse("2026-11-30T08:30:00Z"));
  }

  @Test
  void noSettingHoldsAPage() {
    MessagePolicy strict =
        new MessagePolicy(
            new MessageSettings(
                LocalTime.MIN,
                LocalTime.of(23, 59),
                LocalTime.NOON,
                Map.of(MessageKind.PAGE, Urgency.DIGEST),
                Optional.empty()));

    assertThat(strict.goesAt(MessageKind.PAGE, BERLIN, FRIDAY_EVENING)).isEqualTo(FRIDAY_EVENING);
  }

  private static OutboxPost post(String id, String text) {
    return new OutboxPost(id, OutboxPost.Target.channel("U0ANARUIZ0"), text, Optional.empty());
  }

  @Test
  void whatWaitsComesAsOneDigestWithoutWhatIsMutedAndPagesPassEveryMute() {
    try (Database database = TestDatabase.h2()) {
      Jdbi jdbi = database.jdbi();
      Clock evening = Clock.fixed(FRIDAY_EVENING, ZoneOffset.UTC);
      Outbox outbox = new Outbox(jdbi, evening);
      PersonalMessages messages = new PersonalMessages(outbox, MessageSettings.USUAL, evening);
      MessageMute muted = new MessageMute(MessageKind.GAP, "kafka");
      jdbi.useTransaction(
          handle -> {
            MessageRows.mute(handle, "U0ANARUIZ0", muted, FRIDAY_EVENING);
            MessageRows.mute(
                handle, "U0ANARUIZ0", new MessageMute(MessageKind.PAGE, "*"), FRIDAY_EVENING);
            messages.put(handle, MessageKind.GAP, "vpn", post("g1", "first"));
            messages.put(handle, MessageKind.GAP, "mail", post("g2", "second"));
            messages.put(handle, MessageKind.GAP, "kafka", post("g3", "never"));
            messages.put(handle, MessageKind.PAGE, "payments", post("p1", "paged"));
          });
      deliver(jdbi, FRIDAY_EVENING);
      deliver(jdbi, FRIDAY_EVENING.plus(Duration.ofDays(2)));
      assertThat(posts(jdbi)).extracting(OutboxPost::text).containsExactly("paged");

      deliver(jdbi, Instant.parse("2026-11-30T08:31:00Z"));
      deliver(jdbi, Instant.parse("2026-11-30T08:32:00Z"));

      List<OutboxPost> sent = posts(jdbi);
      assertThat(sent)
          .extracting(OutboxPost::text)
          .containsExactly("paged", "Your digest: 2 messages");
      List<LayoutBlock> blocks = BlockKit.read(sent.getLast().blocks().orElseThrow());
      assertThat(blocks.toString()).contains("first", "second").doesNotContain("never");
    }
  }

  private static void deliver(Jdbi jdbi, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    new WaitingMessageDelivery(
            jdbi,
            new Outbox(jdbi, clock),
            new MessagePolicy(MessageSettings.USUAL),
            person -> BERLIN,
            clock)
        .runDue();
  }

  private static List<OutboxPost> posts(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT body FROM outbox ORDER BY written_at, id")
                .map((row, context) -> PostJson.read(row.getString("body")))
                .list());
  }
}
