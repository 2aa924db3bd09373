package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.model.Conversation;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.directory.SlackAccount;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of whether a channel has readers from outside the workspace: guests or people of other
 * organisations. An entry counts for five minutes, up to an hour while Slack's API fails; after
 * that, outside readers are assumed. Safe for use from several threads.
 */
final class ExternalReaderCache {
  private static final Logger log = LoggerFactory.getLogger(ExternalReaderCache.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Time for which an expired entry still counts while Slack's API fails. */
  private static final Duration COUNTS_ON = Duration.ofMinutes(55);

  private static final int PAGE = 1_000;

  /** Most unknown members that are looked up one by one; with more, outside readers are assumed. */
  private static final int MOST_ASKED = 50;

  private final MethodsClient slack;
  private final Clock clock;
  private final PeopleTable table;
  private final Function<String, Optional<SlackAccount>> ask;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(boolean hasOutsiders, Instant until) {}

  /**
   * @param table the accounts, as far as they are known
   * @param ask asks Slack about one
   */
  ExternalReaderCache(
      MethodsClient slack,
      Clock clock,
      PeopleTable table,
      Function<String, Optional<SlackAccount>> ask) {
    this.slack = slack;
    this.clock = clock;
    this.table = table;
    this.ask = ask;
  }

  /**
   * Returns whether a channel has, or may have, readers who are no full members of the workspace.
   *
   * @param team id of the workspace; empty where it is not known
   */
  boolean hasOutsiders(String channel, Optional<String> team) {
    Instant now = clock.instant();
    Known before = known.get(channel);
    if (before != null && before.until().isAfter(now)) {
      return before.hasOutsiders();
    }
    try {
      boolean found = isShared(channel) || hasOutsideMembers(channel, team);
      known.put(channel, new Known(found, now.plus(REMEMBERED)));
      return found;
    } catch (IOException | SlackApiException e) {
      if (before != null && before.until().plus(COUNTS_ON).isAfter(now)) {
        return before.hasOutsiders();
      }
      log.warn(
          "Slack does not tell who reads {}, so it is answered as if people from outside did: {}",
          channel,
          e.getMessage());
      return true;
    }
  }

  /** Returns whether a channel is public in the workspace; false when Slack's API fails. */
  boolean isPublic(String channel) {
    if (!channel.startsWith("C")) {
      return false;
    }
    try {
      ConversationsInfoResponse info = slack.conversationsInfo(r -> r.channel(channel));
      return info.isOk() && !info.getChannel().isPrivate();
    } catch (IOException | SlackApiException e) {
      log.info("Slack does not tell whether {} is public: {}", channel, e.getMessage());
      return false;
    }
  }

  /**
   * Returns whether the channel is shared with another workspace, or an invitation to that is
   * pending.
   */
  private boolean isShared(String channel) throws IOException, SlackApiException {
    ConversationsInfoResponse info = slack.conversationsInfo(r -> r.channel(channel));
    if (!info.isOk()) {
      throw new IOException("conversations.info: " + info.getError());
    }
    Conversation found = info.getChannel();
    return found.isShared()
        || found.isExtShared()
        || found.isOrgShared()
        || found.isPendingExtShared();
  }

  private boolean hasOutsideMembers(String channel, Optional<String> team)
      throws IOException, SlackApiException {
    if (table.isComplete() && !table.hasOutsiders(team)) {
      return false;
    }
    int asked = 0;
    String cursor = "";
    do {
      String from = cursor;
      ConversationsMembersResponse page =
          slack.conversationsMembers(r -> r.channel(channel).limit(PAGE).cursor(from));
      if (!page.isOk()) {
        throw new IOException("conversations.members: " + page.getError());
      }
      Map<String, SlackAccount> accounts = table.find(page.getMembers());
      for (String member : page.getMembers()) {
        Optional<SlackAccount> known = Optional.ofNullable(accounts.get(member));
        if (known.isEmpty() && asked++ < MOST_ASKED) {
          known = ask.apply(member);
        }
        if (known.isEmpty() || known.get().isOutsider(team)) {
          return true;
        }
      }
      cursor = page.getResponseMetadata() == null ? "" : page.getResponseMetadata().getNextCursor();
    } while (cursor != null && !cursor.isEmpty());
    return false;
  }
}
