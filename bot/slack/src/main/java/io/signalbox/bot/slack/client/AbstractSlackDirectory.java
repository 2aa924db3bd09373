package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Usergroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Base class of the directory with its look-ups of user groups and messages, which need no
 * accounts.
 */
abstract class AbstractSlackDirectory implements SlackPeople {
  private final SlackGroups groups;
  private final ThreadMessages messages;

  AbstractSlackDirectory(MethodsClient slack, SlackGroups groups) {
    this.groups = groups;
    this.messages = new ThreadMessages(slack);
  }

  @Override
  public final Optional<String> permalink(String channel, String ts) {
    return messages.permalink(channel, ts);
  }

  @Override
  public final Optional<String> firstMessage(String channel, String threadTs) {
    return messages.firstMessage(channel, threadTs);
  }

  @Override
  public final boolean hasOthersIn(ThreadPeriod period, String user) {
    return messages.writers(period).stream()
        .anyMatch(writer -> !writer.equals(user) && !writer.equals(bot()));
  }

  @Override
  public final Set<String> groupsOf(String user) {
    return groups.of(user);
  }

  @Override
  public final Optional<String> groupId(String name) {
    return groups.find(name).map(Usergroup::getId);
  }

  @Override
  public final String groupName(String id) {
    return groups.name(id);
  }

  @Override
  public final List<String> members(String group) {
    return groups.members(group);
  }
}
