package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Usergroup;
import io.signalbox.bot.slack.directory.DirectoryCache;
import io.signalbox.bot.slack.directory.DirectoryCalls;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lookup of the workspace's user groups and their members, cached for five minutes. While Slack
 * does not answer, entries count for up to an hour, after that there are no groups. Groups of other
 * organisations are left out. Safe for use from several threads.
 */
final class SlackGroups {
  private static final Logger log = LoggerFactory.getLogger(SlackGroups.class);
  private static final String GROUP_ID = "S[A-Z0-9]{5,20}";

  private final MethodsClient slack;
  private final DirectoryCalls inquiry;
  private final DirectoryCache<List<Usergroup>> groups;
  private final DirectoryCache<List<String>> members;

  SlackGroups(MethodsClient slack, DirectoryCalls inquiry, Clock clock) {
    this.slack = slack;
    this.inquiry = inquiry;
    this.groups = new DirectoryCache<>(clock);
    this.members = new DirectoryCache<>(clock);
  }

  static String plain(String name) {
    return name == null ? "" : name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the handles of the groups that a person is in. */
  Set<String> of(String user) {
    Set<String> handles = new HashSet<>();
    for (Usergroup group : all()) {
      if (group.getUsers() != null && group.getUsers().contains(user)) {
        handles.add(group.getHandle());
      }
    }
    return handles;
  }

  /** Returns the user ids of the members of the group with this handle, name or id. */
  List<String> members(String group) {
    Optional<Usergroup> listed = find(group);
    if (listed.isPresent() && listed.get().getUsers() != null) {
      return listed.get().getUsers();
    }
    Optional<String> id =
        listed.map(Usergroup::getId).or(() -> Optional.of(group).filter(g -> g.matches(GROUP_ID)));
    return id.map(this::membersOf).orElse(List.of());
  }

  private List<String> membersOf(String id) {
    return remembered(
        members,
        id,
        () ->
            inquiry
                .ask("usergroups.users.list", () -> slack.usergroupsUsersList(r -> r.usergroup(id)))
                .map(answer -> List.copyOf(answer.getUsers()))
                .orElse(List.of()));
  }

  /** Returns the group with this handle or name. */
  Optional<Usergroup> find(String name) {
    String wanted = plain(name);
    return all().stream()
        .filter(
            each -> plain(each.getHandle()).equals(wanted) || plain(each.getName()).equals(wanted))
        .findFirst();
  }

  /** Returns the handle of the group with this id; the id where it is not known. */
  String name(String id) {
    return all().stream()
        .filter(each -> id.equals(each.getId()))
        .map(Usergroup::getHandle)
        .findFirst()
        .orElse(id);
  }

  private List<Usergroup> all() {
    return remembered(
        groups,
        "",
        () ->
            inquiry
                .ask("usergroups.list", () -> slack.usergroupsList(r -> r.includeUsers(true)))
                .map(
                    answer ->
                        answer.getUsergroups().stream()
                            .filter(group -> !group.isExternal())
                            .toList())
                .orElse(List.of()));
  }

  private static <T> List<T> remembered(
      DirectoryCache<List<T>> memory, String key, DirectoryCache.Question<List<T>> question) {
    try {
      return memory.told(key, question);
    } catch (DirectoryCalls.NotToldException e) {
      log.info("Slack does not tell about groups: {}", e.reason());
      return List.of();
    }
  }
}
