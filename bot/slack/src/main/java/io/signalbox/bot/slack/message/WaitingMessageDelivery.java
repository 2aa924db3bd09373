package io.signalbox.bot.slack.message;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.message.MessageRows.WaitingMessage;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Periodic delivery of waiting personal messages to the outbox. Digest messages to a person that
 * are due together are sent as one. Safe for use from several threads and processes.
 */
public final class WaitingMessageDelivery {
  private static final int MOST = 200;

  /** Blocks of one message; Slack takes fifty. */
  private static final int MOST_BLOCKS = 45;

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final MessagePolicy policy;
  private final Function<String, ZoneId> zones;
  private final Clock clock;

  /**
   * @param zones of people
   */
  public WaitingMessageDelivery(
      Jdbi jdbi, Outbox outbox, MessagePolicy policy, Function<String, ZoneId> zones, Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.policy = policy;
    this.zones = zones;
    this.clock = clock;
  }

  /** Sets the due time of new messages, and moves those that are due to the outbox. */
  public void runDue() {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          Map<String, List<WaitingMessage>> digests = new LinkedHashMap<>();
          for (WaitingMessage message : MessageRows.due(handle, now, MOST)) {
            Instant goes =
                message.decided()
                    ? now
                    : policy.goesAt(message.kind(), zones.apply(message.person()), now);
            if (goes.isAfter(now)) {
              MessageRows.dueAt(handle, message.id(), goes);
            } else if (MessageRows.isMuted(
                handle, message.person(), message.kind(), message.thing())) {
              MessageRows.take(handle, message.id());
            } else if (policy.isDigest(message.kind())) {
              digests.computeIfAbsent(message.person(), key -> new ArrayList<>()).add(message);
            } else if (MessageRows.take(handle, message.id())) {
              outbox.put(handle, List.of(message.post()));
            }
          }
          digests.values().forEach(messages -> digest(handle, messages));
        });
  }

  private void digest(Handle handle, List<WaitingMessage> messages) {
    List<WaitingMessage> mine =
        messages.stream().filter(each -> MessageRows.take(handle, each.id())).toList();
    if (mine.size() <= 1) {
      mine.forEach(each -> outbox.put(handle, List.of(each.post())));
      return;
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header("Your digest"));
    List<WaitingMessage> left = new ArrayList<>();
    for (WaitingMessage each : mine) {
      List<LayoutBlock> its = each.post().blocks().map(BlockKit::read).orElse(List.of());
      if (each.post().file().isPresent() || blocks.size() + its.size() >= MOST_BLOCKS) {
        left.add(each);
      } else {
        blocks.add(Blocks.divider());
        blocks.addAll(its);
      }
    }
    outbox.put(
        handle,
        List.of(
            new OutboxPost(
                "digest:" + mine.getFirst().id(),
                mine.getFirst().post().target(),
                "Your digest: " + mine.size() + " messages",
                Optional.of(BlockKit.json(blocks)))));
    left.forEach(each -> outbox.put(handle, List.of(each.post())));
  }
}
