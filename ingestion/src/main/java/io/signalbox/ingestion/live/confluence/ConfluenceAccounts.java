package io.signalbox.ingestion.live.confluence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.Principal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps users and groups of a Confluence site to the principals of access rules, and fetches group
 * members.
 */
final class ConfluenceAccounts {
  private final ConfluenceSettings settings;
  private final RestClient client;
  private final String host;
  private final Set<String> groups = new HashSet<>();
  private final Map<String, String> groupIds = new HashMap<>();

  ConfluenceAccounts(ConfluenceSettings settings, RestClient client) {
    this.settings = settings;
    this.client = client;
    this.host = String.valueOf(settings.url().getHost());
  }

  Optional<Principal> user(JsonNode user) {
    return text(user, "accountId")
        .or(() -> text(user, "userKey"))
        .or(() -> text(user, "username"))
        .map(this::account);
  }

  Principal account(String id) {
    return Principal.external("confluence-user", host, id);
  }

  Optional<Principal> group(JsonNode group) {
    Optional<String> name = text(group, "name");
    name.ifPresent(groups::add);
    name.ifPresent(each -> text(group, "id").ifPresent(id -> groupIds.put(each, id)));
    return name.map(this::group);
  }

  Principal group(String name) {
    return Principal.external("confluence-group", host, name);
  }

  /**
   * Returns the name of the group that a principal stands for; empty where it is no group of this
   * site.
   */
  Optional<String> groupName(Principal principal) {
    return principal.externalName("confluence-group", host);
  }

  /** Returns the names of the groups found in the permissions read so far. */
  Set<String> groups() {
    return Set.copyOf(groups);
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText("")).filter(text -> !text.isBlank());
  }

  /** Fetches the members of a group; empty where the token may not read them. */
  Optional<Set<Principal>> members(String name) {
    Set<Principal> all = new HashSet<>();
    int start = 0;
    Optional<String> path = membersOf(name);
    while (path.isPresent()) {
      RestResponse answer = client.get(path.get() + "?limit=200&start=" + start);
      if (!answer.isOk()) {
        if (answer.status() >= 500) {
          throw SourceFailureException.ofSource(
              "the group " + name + ": HTTP " + answer.status(), null);
        }
        return Optional.empty();
      }
      JsonNode results = answer.json().path("results");
      results.forEach(user -> user(user).ifPresent(all::add));
      start += results.size();
      if (results.isEmpty() || !answer.json().path("_links").has("next")) {
        return Optional.of(all);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the REST path of a group's members: by name in Data Center, by group id in the cloud.
   */
  private Optional<String> membersOf(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    if (!settings.isCloud()) {
      return Optional.of("/rest/api/group/" + encoded + "/member");
    }
    if (!groupIds.containsKey(name)) {
      RestResponse found = client.get("/rest/api/group/picker?limit=200&query=" + encoded);
      if (found.isOk()) {
        found.json().path("results").forEach(this::group);
      }
    }
    return Optional.ofNullable(groupIds.get(name))
        .map(id -> "/rest/api/group/" + id + "/membersByGroupId");
  }
}
