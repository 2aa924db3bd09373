package io.signalbox.bot.slack.client;

import io.signalbox.tools.ask.asker.PersonDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to the workspace's people, groups and channels; an unknown item is empty. */
public interface SlackPeople extends PersonDirectory {

  /** Returns the bot's own user id. */
  String bot();

  /** Returns the display name of a person. */
  String name(String user);

  /** Returns the e-mail address of an active person; empty when Slack does not tell it. */
  Optional<String> address(String user);

  /** Returns the id of the user group with this handle or name. */
  Optional<String> groupId(String name);

  /** Returns the handle of the user group with this id; the id where it is not known. */
  String groupName(String id);

  /** Returns the user ids of the members of the group with this handle or name. */
  List<String> members(String group);

  /** Returns the bot users of other apps, without those of Slack's own workflows. */
  List<BotUser> bots();

  /**
   * Returns the id of the person that a name most likely means, to address them: by id, address,
   * handle, or a name that only one full member bears. Gives no rights, as people choose their
   * names.
   */
  Optional<String> userId(String name);

  /**
   * {@inheritDoc}
   *
   * <p>A bare handle stands for the address of that name in the organisation's own mail domain.
   */
  @Override
  Optional<String> verifiedId(String name);

  /** Result of looking up a person by name. */
  sealed interface Lookup {
    /** The name belongs to an active person. */
    record Person(String id) implements Lookup {}

    /** The name belongs to nobody, or to a deactivated account. */
    record Nobody() implements Lookup {}

    /**
     * The person cannot be looked up at the moment.
     *
     * @param reason half a sentence
     */
    record Untold(String reason) implements Lookup {}
  }

  /**
   * Looks up a person by Slack id, mail address, handle or display name, within seconds. Slack
   * itself is asked about ids and addresses; handles and names are known from the directory.
   */
  Lookup lookUp(String name);

  /**
   * Returns whether the list of people has been read completely; until then an empty search result
   * means nothing.
   */
  boolean knowsEverybody();

  /** Returns whether the person administers the workspace. */
  boolean isAdmin(String user);

  /** Returns whether everybody of the workspace may read a channel; unknown ones are not. */
  boolean isPublic(String channel);

  /** Returns the link that opens a message; empty when Slack gives none. */
  Optional<String> permalink(String channel, String ts);

  /** Returns the text of a thread's first message. */
  Optional<String> firstMessage(String channel, String threadTs);

  /**
   * Returns whether somebody other than the bot and this person wrote in a thread within a period,
   * both ends excluded; false where Slack does not show the thread.
   */
  boolean hasOthersIn(ThreadPeriod period, String user);

  /**
   * Period of a thread, by the names (ts) of messages.
   *
   * @param after end of the time before
   * @param before ts of the message that ends the period
   */
  record ThreadPeriod(String channel, String threadTs, Instant after, String before) {}
}
