package io.signalbox.bot.slack.command.impact;

import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.foresight.change.ChangeNotice;
import io.signalbox.tools.foresight.change.ChangeNotices;
import io.signalbox.tools.foresight.prompt.PromptSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes direct messages about a change to the owners of what it touches, or to a channel for
 * owners who are not in Slack: one message for each change and owner, which shows the answer.
 */
public final class ChangePosts implements ChangeNotices {
  private static final Logger log = LoggerFactory.getLogger(ChangePosts.class);

  private final PersonalMessages messages;
  private final SlackPeople people;
  private final Optional<String> channel;

  /**
   * @param sources of which the first channel is told where an owner is not in Slack
   */
  public ChangePosts(PersonalMessages messages, SlackPeople people, List<PromptSource> sources) {
    this.messages = messages;
    this.people = people;
    this.channel = sources.stream().flatMap(source -> source.channel().stream()).findFirst();
  }

  @Override
  public String canonical(String owner) {
    return people.verifiedId(owner).or(() -> people.userId(owner)).orElse(owner);
  }

  @Override
  public void tell(Handle handle, ChangeNotice notice) {
    Optional<String> place = place(notice.owner());
    if (place.isEmpty()) {
      log.warn(
          "'{}' cannot be told that {} changed: not in Slack, and no channel is set",
          notice.owner(),
          notice.change().artefact());
      return;
    }
    messages.put(
        handle,
        MessageKind.CHANGE,
        notice.change().artefact(),
        post(notice, id(notice), OutboxPost.Target.channel(place.get())));
  }

  @Override
  public void keep(Handle handle, ChangeNotice notice) {
    place(notice.owner())
        .ifPresent(
            where ->
                messages.keep(
                    handle,
                    MessageKind.CHANGE,
                    notice.change().artefact(),
                    post(
                        notice, id(notice) + ":now", OutboxPost.Target.updateOf(where, id(notice))),
                    post(notice, id(notice), OutboxPost.Target.channel(where))));
  }

  @Override
  public void objected(Handle handle, ChangeNotice notice) {
    place(notice.change().author())
        .ifPresent(
            where ->
                messages.put(
                    handle,
                    MessageKind.CHANGE,
                    notice.change().artefact(),
                    new OutboxPost(
                        id(notice) + ":objection",
                        OutboxPost.Target.channel(where),
                        objection(notice),
                        Optional.empty())));
  }

  private String objection(ChangeNotice notice) {
    String owner = shown(notice.owner());
    String person = notice.answeredBy().map(MrkdwnText::person).orElse(owner);
    return ":no_entry: %s objects%s: %s. Talk to them; `/impact changes` has all answers."
        .formatted(
            person, person.equals(owner) ? "" : " for " + owner, ImpactView.title(notice.change()));
  }

  private OutboxPost post(ChangeNotice notice, String id, OutboxPost.Target target) {
    return new OutboxPost(
        id,
        target,
        ImpactView.headline(notice),
        Optional.of(BlockKit.json(ImpactView.blocks(notice, this::shown))));
  }

  private static String id(ChangeNotice notice) {
    return "impact:" + notice.change().id() + ":" + notice.owner();
  }

  private Optional<String> place(String owner) {
    return people.userId(owner).or(() -> channel);
  }

  /** Returns an owner as Slack shows them. */
  private String shown(String owner) {
    return people.userId(owner).map(MrkdwnText::person).orElse(MrkdwnText.escaped(owner));
  }
}
