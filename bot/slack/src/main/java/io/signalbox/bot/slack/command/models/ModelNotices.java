package io.signalbox.bot.slack.command.models;

import io.signalbox.bot.slack.client.BlockKit;
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
import java.util.regex.Pattern;
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
  private static final Pattern SLACK_USER = Pattern.compile("[UW][A-Z0-9]{6,}");

  private final PersonalMessages messages;
  private final Optional<String> channel;
  private final Function<ModelDemand, List<String>> fates;
  private final Clock clock;

  /**
   * @param channel told where there is no owner
   * @param fates sentences on what becomes of a caller's calls on the day
   */
  public ModelNotices(
      PersonalMessages messages,
      Optional<String> channel,
      Function<ModelDemand, List<String>> fates,
      Clock clock) {
    this.fates = fates;
    this.messages = messages;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public void tell(Handle handle, String owner, String id, List<NoticeItem> items) {
    Optional<String> place = place(owner);
    if (place.isEmpty()) {
      if (owner.isEmpty()) {
        log.info("callers without an owner use models that end; models.channel names who is told");
      } else {
        log.warn("nobody can be told of models that end, for '{}' is not in Slack", owner);
      }
      return;
    }
    messages.put(handle, MessageKind.RETIREMENT, "models", notice(id, place.get(), text(items)));
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
    Optional<String> place = place(owner);
    if (place.isEmpty()) {
      log.warn("nobody can be told of {}, for '{}' is not in Slack", seen.model(), owner);
      return;
    }
    messages.put(
        handle,
        MessageKind.RETIREMENT,
        "models",
        post(id, place.get(), ModelsView.sighting(seen) + "."));
  }

  private Optional<String> place(String owner) {
    return SLACK_USER.matcher(owner).matches() ? Optional.of(owner) : channel;
  }

  private String text(List<NoticeItem> items) {
    return ModelsView.notice(items, fates, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
