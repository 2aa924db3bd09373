package io.signalbox.ingestion.live.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which agents may see a ticket or an article of Zendesk: by their ticket restriction and
 * groups, and by the user segment of the article. What those do not say plainly nobody sees. For
 * one run.
 */
final class ZendeskRights {
  private static final String ALL_TICKETS = "all-tickets";
  private static final String STAFF = "staff";

  private final ZendeskSettings settings;
  private final RestClient client;
  private final Map<String, String> people;
  private final Map<Principal, String> mails = new HashMap<>();
  private final Map<Principal, Set<Principal>> members = new HashMap<>();
  private final Set<String> privateGroups = new HashSet<>();
  private final Map<String, String> groupNames = new HashMap<>();
  private final Map<String, JsonNode> segments = new HashMap<>();
  private Optional<Boolean> readable = Optional.empty();

  ZendeskRights(ZendeskSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    this.people = people;
  }

  private Principal principal(String kind, String name) {
    return Principal.external("zendesk-" + kind, settings.host(), name);
  }

  /** Reads agents, groups and segments once a run; returns whether the token may list agents. */
  boolean read() {
    if (readable.isEmpty()) {
      readable = Optional.of(readAgents());
    }
    return readable.get();
  }

  private boolean readAgents() {
    Optional<List<JsonNode>> agents =
        ZendeskLists.all(client, "/api/v2/users.json?role%5B%5D=agent&role%5B%5D=admin&", "users");
    Optional<List<JsonNode>> groups = ZendeskLists.all(client, "/api/v2/groups.json?", "groups");
    Optional<List<JsonNode>> memberships =
        ZendeskLists.all(client, "/api/v2/group_memberships.json?", "group_memberships");
    if (agents.isEmpty() || groups.isEmpty() || memberships.isEmpty()) {
      return false;
    }
    groups.get().forEach(this::noteGroup);
    Set<String> ofGroups = new HashSet<>();
    agents.get().forEach(agent -> noteAgent(agent, ofGroups));
    for (JsonNode each : memberships.get()) {
      if (ofGroups.contains(each.path("user_id").asText())) {
        add(
            principal("group", each.path("group_id").asText()),
            principal("user", each.path("user_id").asText()));
      }
    }
    if (settings.articles()) {
      ZendeskLists.all(client, "/api/v2/help_center/user_segments.json?", "user_segments")
          .orElse(List.of())
          .forEach(segment -> segments.put(segment.path("id").asText(), segment));
    }
    return true;
  }

  private void noteGroup(JsonNode group) {
    String id = group.path("id").asText();
    groupNames.put(id, JsonFields.text(group, "name"));
    if (!group.path("is_public").asBoolean(true)) {
      privateGroups.add(id);
    }
  }

  /**
   * Notes an agent.
   *
   * @param ofGroups gets the agents who see the tickets of their groups
   */
  private void noteAgent(JsonNode agent, Set<String> ofGroups) {
    String id = agent.path("id").asText();
    if (!agent.path("active").asBoolean(true) || agent.path("suspended").asBoolean(false)) {
      return;
    }
    Principal account = principal("user", id);
    if (people.containsKey(id)) {
      mails.put(account, people.get(id));
    } else if (agent.path("verified").asBoolean(false)) {
      JsonFields.find(agent, "email").ifPresent(mail -> mails.put(account, mail));
    }
    add(principal("role", STAFF), account);
    String restriction = JsonFields.text(agent, "ticket_restriction");
    boolean all = restriction.isEmpty() || JsonFields.text(agent, "role").equals("admin");
    if (all) {
      add(principal("role", ALL_TICKETS), account);
    }
    if (all || restriction.equals("groups")) {
      ofGroups.add(id);
    }
  }

  private void add(Principal group, Principal member) {
    members.computeIfAbsent(group, each -> new HashSet<>()).add(member);
  }

  /** Returns the name of a ticket's group; empty for an unknown one. */
  String groupName(String id) {
    return read() ? groupNames.getOrDefault(id, "") : "";
  }

  ItemAccess ofTicket(JsonNode ticket) {
    if (settings.ticketAccess().isPresent()) {
      return new ItemAccess.Permitted(settings.ticketAccess().get());
    }
    if (!read()) {
      return new ItemAccess.RightsUnknown("the token may not list agents and their groups");
    }
    Set<Principal> readers = new HashSet<>();
    String group = JsonFields.text(ticket, "group_id");
    if (!group.isEmpty()) {
      readers.add(principal("group", group));
    }
    if (!privateGroups.contains(group)) {
      readers.add(principal("role", ALL_TICKETS));
    }
    return new ItemAccess.Permitted(AccessRule.only(readers));
  }

  ItemAccess ofArticle(JsonNode article) {
    Set<String> named = new HashSet<>();
    JsonFields.find(article, "user_segment_id").ifPresent(named::add);
    article.path("user_segment_ids").forEach(id -> named.add(id.asText()));
    if (named.isEmpty()) {
      return new ItemAccess.AsConfigured();
    }
    boolean known = read();
    Set<Principal> readers = new HashSet<>();
    for (String id : named) {
      JsonNode segment = segments.get(id);
      if (known && segment != null && isPlain(segment)) {
        segment.path("group_ids").forEach(each -> readers.add(principal("group", each.asText())));
        if (segment.path("group_ids").isEmpty()) {
          readers.add(principal("role", STAFF));
        }
      }
    }
    return readers.isEmpty()
        ? new ItemAccess.RightsUnknown("its user segment is not one of agents and groups alone")
        : new ItemAccess.Permitted(AccessRule.only(readers));
  }

  /** Returns whether a segment is of agents, by their groups at most. */
  private static boolean isPlain(JsonNode segment) {
    return JsonFields.text(segment, "user_type").equals("staff")
        && segment.path("tags").isEmpty()
        && segment.path("or_tags").isEmpty()
        && segment.path("organization_ids").isEmpty();
  }

  GroupSnapshot groups() {
    return read() ? new GroupSnapshot(mails, members) : GroupSnapshot.none();
  }
}
