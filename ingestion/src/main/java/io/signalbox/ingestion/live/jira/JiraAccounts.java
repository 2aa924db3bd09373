package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps users, groups and project roles of a Jira site to the principals of access rules, and
 * fetches their members.
 */
final class JiraAccounts {
  private static final String USER = "jira-user";
  private static final String GROUP = "jira-group";
  private static final String ROLE = "jira-role";
  private static final int MOST_AT_ONCE = 50;

  private final JiraSettings settings;
  private final JiraAdministration jira;
  private final Map<Principal, String> mails = new HashMap<>();
  private final Map<Principal, Set<Principal>> members = new HashMap<>();

  JiraAccounts(JiraSettings settings, JiraAdministration jira, Map<String, String> people) {
    this.settings = settings;
    this.jira = jira;
    people.forEach((account, mail) -> mails.put(account(account), mail));
  }

  Principal account(String id) {
    return Principal.external(USER, settings.host(), id);
  }

  Principal group(String id) {
    return Principal.external(GROUP, settings.host(), id);
  }

  Principal role(String project, String id) {
    return Principal.external(ROLE, settings.host(), project + "/" + id);
  }

  /**
   * Returns the principal of a user, by account id, key or name, and remembers the user's mail
   * address.
   */
  Optional<Principal> user(JsonNode user) {
    List<String> ids = new ArrayList<>();
    for (String name : List.of("accountId", "key", "name")) {
      JsonFields.find(user, name).ifPresent(ids::add);
    }
    if (user.path("active").asBoolean(true)) {
      JsonFields.find(user, "emailAddress")
          .filter(mail -> mail.contains("@"))
          .ifPresent(mail -> ids.forEach(id -> mails.putIfAbsent(account(id), mail)));
    }
    return ids.stream().findFirst().map(this::account);
  }

  /**
   * Returns the principal of a group, by the cloud's group id or else by name; a name may change.
   */
  Optional<Principal> group(JsonNode group) {
    return JsonFields.any(group, "groupId", "name").map(this::group);
  }

  /**
   * Fetches the members of these groups and roles, and the mail addresses of all of them.
   *
   * @param named by the rules of all issues
   */
  GroupSnapshot snapshot(Set<Principal> named) {
    named.forEach(this::load);
    Set<Principal> accounts = new HashSet<>(named);
    members.values().forEach(accounts::addAll);
    addresses(
        accounts.stream()
            .filter(each -> !mails.containsKey(each))
            .flatMap(each -> each.externalName(USER, settings.host()).stream())
            .sorted()
            .toList());
    return new GroupSnapshot(mails, members);
  }

  /**
   * Fetches the members of a group or role, and of the groups in it; returns whether all could be
   * read.
   *
   * @return whether they could be read; those who could not have no members
   */
  boolean load(Principal principal) {
    if (members.containsKey(principal)) {
      return true;
    }
    Optional<Set<Principal>> all = membersOf(principal);
    all.filter(each -> !each.isEmpty()).ifPresent(each -> members.put(principal, each));
    boolean whole = all.isPresent();
    for (Principal inner : all.orElse(Set.of())) {
      whole &= load(inner);
    }
    return whole;
  }

  private Optional<Set<Principal>> membersOf(Principal principal) {
    Optional<String> role = principal.externalName(ROLE, settings.host());
    if (role.isPresent()) {
      return ofRole(role.get());
    }
    Optional<String> group = principal.externalName(GROUP, settings.host());
    return group.isPresent() ? ofGroup(group.get()) : Optional.of(Set.of());
  }

  private Optional<Set<Principal>> ofRole(String projectAndId) {
    int slash = projectAndId.indexOf('/');
    Optional<JsonNode> role =
        jira.find(
            "project/"
                + projectAndId.substring(0, slash)
                + "/role/"
                + projectAndId.substring(slash + 1));
    if (role.isEmpty()) {
      return Optional.empty();
    }
    Set<Principal> all = new HashSet<>();
    for (JsonNode actor : role.get().path("actors")) {
      boolean isGroup = JsonFields.text(actor, "type").equals("atlassian-group-role-actor");
      JsonNode told = actor.path(isGroup ? "actorGroup" : "actorUser");
      // A data centre gives the name beside, and no object.
      JsonNode named = told.isObject() ? told : actor;
      (isGroup ? group(named) : user(named)).ifPresent(all::add);
    }
    return Optional.of(all);
  }

  private Optional<Set<Principal>> ofGroup(String id) {
    boolean byId = settings.cloud() && id.matches("[0-9a-f]{8}-[0-9a-f-]{27}");
    String path =
        "group/member?"
            + (byId ? "groupId=" : "groupname=")
            + encoded(id)
            + "&maxResults="
            + MOST_AT_ONCE
            + "&startAt=";
    Set<Principal> all = new HashSet<>();
    int start = 0;
    while (true) {
      Optional<JsonNode> page = jira.find(path + start);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      JsonNode values = page.get().path("values");
      values.forEach(user -> user(user).ifPresent(all::add));
      start += values.size();
      if (values.isEmpty() || page.get().path("isLast").asBoolean(false)) {
        return Optional.of(all);
      }
    }
  }

  /** Fetches the mail addresses of accounts that no listing contained; hidden ones stay unknown. */
  private void addresses(List<String> accounts) {
    int step = settings.cloud() ? MOST_AT_ONCE : 1;
    for (int from = 0; from < accounts.size(); from += step) {
      List<String> some = accounts.subList(from, Math.min(from + step, accounts.size()));
      String query =
          some.stream()
              .map(id -> (settings.cloud() ? "accountId=" : "key=") + encoded(id))
              .collect(Collectors.joining("&"));
      String path =
          settings.cloud() ? "user/bulk?maxResults=" + MOST_AT_ONCE + "&" + query : "user?" + query;
      for (JsonNode body : jira.find(path).stream().toList()) {
        (settings.cloud() ? JsonFields.list(body.path("values")) : List.of(body))
            .forEach(this::user);
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
