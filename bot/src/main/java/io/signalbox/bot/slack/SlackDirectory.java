package io.signalbox.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People and user groups of the workspace, remembered for a few minutes. Where Slack does not tell,
 * what it told last counts for an hour, and after that nothing: a question is answered for fewer
 * eyes then, never for more. Safe for use from several threads.
 */
public final class SlackDirectory implements SlackPeople {
  private static final Logger log = LoggerFactory.getLogger(SlackDirectory.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** So long what could not be asked again still counts, after it should have been. */
  private static final Duration COUNTS_ON = Duration.ofMinutes(55);

  private static final int PAGE = 200;
  private static final Set<String> UNKNOWN_USER = Set.of("user_not_found", "user_not_visible");

  private final MethodsClient slack;
  private final String bot;
  private final Clock clock;
  private final Map<String, Remembered<Optional<User>>> users = new ConcurrentHashMap<>();
  private final Map<String, Remembered<List<Usergroup>>> groups = new ConcurrentHashMap<>();
  private final Map<String, Remembered<List<User>>> everybody = new ConcurrentHashMap<>();
  private final ChannelReaders channels;

  /**
   * @param bot the bot's own user id
   */
  public SlackDirectory(MethodsClient slack, String bot, Clock clock) {
    this.slack = slack;
    this.bot = bot;
    this.clock = clock;
    this.channels =
        new ChannelReaders(slack, clock, new ChannelReaders.Accounts(this::accounts, this::user));
  }

  /**
   * For a single look-up.
   *
   * @throws SlackRefused when Slack does not take the token
   */
  public static SlackDirectory of(SlackClient client, Clock clock) {
    return new SlackDirectory(client.methods(), client.identity().userId(), clock);
  }

  private record Remembered<T>(T value, Instant until) {}

  /** A call that Slack may refuse. */
  private interface Call<T> {
    T get() throws IOException, SlackApiException;
  }

  @Override
  public String bot() {
    return bot;
  }

  @Override
  public Optional<String> permalink(String channel, String ts) {
    try {
      return Optional.ofNullable(
          slack.chatGetPermalink(request -> request.channel(channel).messageTs(ts)).getPermalink());
    } catch (IOException | SlackApiException e) {
      log.info("Slack gives no link to {} in {}: {}", ts, channel, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> firstMessage(String channel, String threadTs) {
    try {
      List<Message> messages =
          slack
              .conversationsReplies(request -> request.channel(channel).ts(threadTs).limit(1))
              .getMessages();
      return messages == null
          ? Optional.empty()
          : messages.stream().findFirst().map(Message::getText);
    } catch (IOException | SlackApiException e) {
      log.info("Slack does not show the thread {} in {}: {}", threadTs, channel, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<ZoneId> zone(String user) {
    return user(user)
        .map(User::getTz)
        .flatMap(
            zone -> {
              try {
                return Optional.of(ZoneId.of(zone));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }

  @Override
  public String name(String user) {
    return user(user).flatMap(SlackDirectory::name).orElse(user);
  }

  private static Optional<String> name(User user) {
    return Stream.of(user.getRealName(), user.getName())
        .filter(name -> name != null && !name.isBlank())
        .findFirst();
  }

  @Override
  public Set<String> groupsOf(String user) {
    Set<String> handles = new HashSet<>();
    for (Usergroup group : allGroups()) {
      boolean isOurs = !group.isExternal();
      if (isOurs && group.getUsers() != null && group.getUsers().contains(user)) {
        handles.add(group.getHandle());
      }
    }
    return handles;
  }

  @Override
  public Optional<String> groupId(String name) {
    return group(name).map(Usergroup::getId);
  }

  @Override
  public List<String> members(String group) {
    return group(group).map(Usergroup::getUsers).orElse(List.of());
  }

  private Optional<Usergroup> group(String name) {
    String wanted = plain(name);
    return allGroups().stream()
        .filter(each -> !each.isExternal())
        .filter(
            each -> plain(each.getHandle()).equals(wanted) || plain(each.getName()).equals(wanted))
        .findFirst();
  }

  @Override
  public List<BotUser> bots() {
    return everybody().stream()
        .filter(each -> each.isBot() && !each.isWorkflowBot() && !each.isDeleted())
        .filter(each -> !each.getId().equals(bot))
        .map(each -> new BotUser(each.getName(), name(each).orElse(each.getName())))
        .toList();
  }

  @Override
  public Optional<String> userId(String name) {
    return accounts().addressed(name);
  }

  @Override
  public Optional<String> verifiedId(String name) {
    return accounts().verified(name);
  }

  private SlackAccounts accounts() {
    return new SlackAccounts(everybody(), team());
  }

  private Optional<String> team() {
    return user(bot).map(User::getTeamId);
  }

  @Override
  public boolean isMember(String user) {
    return user(user).filter(each -> SlackStanding.isFull(each, team())).isPresent();
  }

  @Override
  public boolean hasOutsiders(String channel) {
    return channels.hasOutsiders(channel);
  }

  @Override
  public boolean knowsEverybody() {
    everybody();
    return everybody.containsKey("");
  }

  @Override
  public boolean isActive(String user) {
    return everybody().stream()
        .anyMatch(each -> each.getId().equals(user) && !each.isDeleted() && !each.isBot());
  }

  @Override
  public boolean isAdmin(String user) {
    return user(user)
        .filter(each -> SlackStanding.isFull(each, team()))
        .map(each -> each.isAdmin() || each.isOwner())
        .orElse(false);
  }

  private static String plain(String name) {
    return name == null ? "" : name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }

  private Optional<User> user(String id) {
    return remembered(
        users,
        id,
        Optional.empty(),
        () -> {
          UsersInfoResponse response = slack.usersInfo(request -> request.user(id));
          if (!response.isOk() && !UNKNOWN_USER.contains(response.getError())) {
            throw new IOException("users.info: " + response.getError());
          }
          return Optional.ofNullable(response.getUser());
        });
  }

  private List<Usergroup> allGroups() {
    return remembered(
        groups,
        "",
        List.of(),
        () -> {
          UsergroupsListResponse response =
              slack.usergroupsList(request -> request.includeUsers(true));
          if (!response.isOk()) {
            throw new IOException("usergroups.list: " + response.getError());
          }
          List<Usergroup> all = response.getUsergroups();
          return all == null ? List.of() : all;
        });
  }

  private List<User> everybody() {
    return remembered(everybody, "", List.of(), this::readEverybody);
  }

  private List<User> readEverybody() throws IOException, SlackApiException {
    List<User> all = new ArrayList<>();
    String cursor = "";
    do {
      String from = cursor;
      UsersListResponse page = slack.usersList(request -> request.limit(PAGE).cursor(from));
      if (!page.isOk()) {
        throw new IOException("users.list: " + page.getError());
      }
      all.addAll(page.getMembers());
      cursor = page.getResponseMetadata() == null ? "" : page.getResponseMetadata().getNextCursor();
    } while (cursor != null && !cursor.isEmpty());
    return all;
  }

  /** What could not be asked is not remembered, so that it is asked again. */
  private <T> T remembered(Map<String, Remembered<T>> memory, String key, T unknown, Call<T> call) {
    Instant now = clock.instant();
    Remembered<T> known = memory.get(key);
    if (known != null && known.until().isAfter(now)) {
      return known.value();
    }
    try {
      T value = call.get();
      memory.put(key, new Remembered<>(value, now.plus(REMEMBERED)));
      return value;
    } catch (IOException | SlackApiException e) {
      log.info("Slack does not tell about {}: {}", key.isEmpty() ? "all" : key, e.getMessage());
      if (known == null || !known.until().plus(COUNTS_ON).isAfter(now)) {
        memory.remove(key);
        return unknown;
      }
      return known.value();
    }
  }
}
