package io.signalbox.bot.slack.command.models;

import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemand;
import io.signalbox.tools.foresight.catalogue.watch.ModelSighting;
import io.signalbox.tools.foresight.catalogue.watch.NoticeItem;
import io.signalbox.tools.foresight.catalogue.watch.OwnerNotices;
import io.signalbox.tools.foresight.catalogue.watch.SightingWatch;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes notices about retiring models to the owners of their callers, or to a channel where a
 * caller has no owner in Slack. An update edits the sent message, which Slack shows without a
 * notification.
 */
public final class ModelNotices implements OwnerNotices, SightingWatch.SightingNotices {
  private static final Logger log = LoggerFactory.getLogger(ModelNotices.class);

  private final PersonalMessages messages;
  private final SlackPeople people;
  private final Optional<String> channel;
  private final Function<ModelDemand, List<String>> fates;
  private final Clock clock;

  /**
   * @param channel told where there is no owner
   * @param fates sentences on what becomes of a caller's calls on the day
   */
  public ModelNotices(
      PersonalMessages messages,
      SlackPeople people,
      Optional<String> channel,
      Function<ModelDemand, List<String>> fates,
      Clock clock) {
    this.fates = fates;
    this.messages = messages;
    this.people = people;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public boolean reaches(String owner) {
    boolean reached = place(owner).isPresent();
    if (!reached && owner.isEmpty()) {
      log.info("callers without an owner use models that end; models.channel names who is told");
    } else if (!reached) {
      log.warn("nobody can be told of models, for '{}' is not known in Slack", owner);
    }
    return reached;
  }

  @Override
  public void tell(Handle handle, String owner, String id, List<NoticeItem> items) {
    place(owner)
        .ifPresent(
            where ->
                messages.put(
                    handle, MessageKind.RETIREMENT, "models", notice(id, where, text(items))));
  }

  @Override
  public void keep(Handle handle, String owner, String id, List<NoticeItem> items) {
    Optional<String> place = place(owner);
    if (place.isEmpty()) {
      return;
    }
    String text = text(items);
    messages.keep(
        handle,
        MessageKind.RETIREMENT,
        "models",
        new OutboxPost(
            id + ":now", OutboxPost.Target.updateOf(place.get(), id), text, blocks(text)),
        notice(id, place.get(), text));
  }

  private static OutboxPost notice(String id, String place, String text) {
    return new OutboxPost(id, OutboxPost.Target.channel(place), text, blocks(text));
  }

  private static Optional<String> blocks(String text) {
    return Optional.of(
        BlockKit.json(List.of(BlockKit.section(text), SuccessorListeners.buttons())));
  }

  private static OutboxPost post(String id, String place, String text) {
    return new OutboxPost(id, OutboxPost.Target.channel(place), text, Optional.empty());
  }

  @Override
  public void tell(Handle handle, String owner, ModelSighting seen) {
    String id =
        "sighting:"
            + Integer.toHexString((seen.caller() + "\n" + seen.model()).hashCode())
            + Integer.toHexString(seen.reply().hashCode())
            + ":"
            + seen.day();
    place(owner)
        .ifPresent(
            where ->
                messages.put(
                    handle,
                    MessageKind.RETIREMENT,
                    "models",
                    post(id, where, ModelsView.sighting(seen) + ".")));
  }

  /** Returns who is told: the owner, or the channel where the owner is nobody in Slack. */
  private Optional<String> place(String owner) {
    if (owner.isEmpty()) {
      return channel;
    }
    return switch (people.lookUp(owner)) {
      case SlackPeople.Lookup.Person person -> Optional.of(person.id());
      case SlackPeople.Lookup.Nobody nobody -> people.knowsEverybody() ? channel : Optional.empty();
      case SlackPeople.Lookup.Untold untold -> Optional.empty();
    };
  }

  private String text(List<NoticeItem> items) {
    return ModelsView.notice(items, fates, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
