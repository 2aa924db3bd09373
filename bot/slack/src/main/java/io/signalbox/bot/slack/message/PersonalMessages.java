package io.signalbox.bot.slack.message;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.message.MessageKind.Urgency;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Entry point for messages that the bot sends people unasked: stores them for delivery by the
 * message policy, unless muted, and updates them. An urgent message goes to the outbox in the
 * caller's transaction; one that may have to wait is stored, and its time decided by {@link
 * WaitingMessageDelivery}; a muted one is dropped. A message to a channel goes to the outbox
 * unchanged.
 */
public final class PersonalMessages {
  /** Action id of the mute button, whose value is a kind and a thing. */
  static final String MUTE = "message_mute";

  private static final String PERSON = "[UW][A-Z0-9]{2,30}";

  private final Outbox outbox;
  private final MessageSettings settings;
  private final Clock clock;

  public PersonalMessages(Outbox outbox, MessageSettings settings, Clock clock) {
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Stores a message inside the caller's transaction; an existing one with its id stays.
   *
   * @param thing that the message is about, by which it can be muted
   */
  public void put(Handle handle, MessageKind kind, String thing, OutboxPost post) {
    String person = post.target().channel();
    if (!person.matches(PERSON)) {
      outbox.put(handle, List.of(post));
    } else if (kind.canBeMuted() && MessageRows.isMuted(handle, person, kind, thing)) {
      return;
    } else if (settings.of(kind) == Urgency.NOW) {
      outbox.put(handle, List.of(kind.canBeMuted() ? withMute(kind, thing, post) : post));
    } else {
      MessageRows.put(handle, kind, thing, withMute(kind, thing, post), clock.instant());
    }
  }

  /**
   * Updates a message inside the caller's transaction, whether it still waits or was sent.
   *
   * @param update as the outbox keeps it; its target names the message's id
   * @param instead the message as it is to be, while it waits
   */
  public void keep(
      Handle handle, MessageKind kind, String thing, OutboxPost update, OutboxPost instead) {
    if (!MessageRows.replace(handle, withMute(kind, thing, instead))) {
      boolean mutable = kind.canBeMuted() && update.target().channel().matches(PERSON);
      outbox.keep(handle, mutable ? withMute(kind, thing, update) : update);
    }
  }

  /** Returns the post with buttons that mute this thing or all messages of the kind. */
  static OutboxPost withMute(MessageKind kind, String thing, OutboxPost post) {
    List<LayoutBlock> blocks =
        new ArrayList<>(
            post.blocks()
                .map(BlockKit::read)
                .orElseGet(() -> List.of(BlockKit.section(post.text()))));
    blocks.add(
        Blocks.actions(
            List.of(
                BlockKit.button(MUTE, "Mute this", kind.name() + " " + thing),
                BlockKit.button(
                    MUTE + "_all", "Mute all " + kind.label() + " messages", kind.name() + " *"))));
    return new OutboxPost(
        post.id(),
        post.target(),
        post.text(),
        Optional.of(BlockKit.json(blocks)),
        post.file(),
        post.receipt());
  }
}
