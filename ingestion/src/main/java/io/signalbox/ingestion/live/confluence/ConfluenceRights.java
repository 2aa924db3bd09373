package io.signalbox.ingestion.live.confluence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.AccessClause;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes who may read a Confluence page, from the permissions of its space and the restrictions
 * of the page and its ancestors. Confluence's interface gives the restrictions of one page at a
 * time; an ancestor that cannot be read is one whose restrictions are not known.
 */
final class ConfluenceRights {
  private static final String EXPANDED =
      "restrictions.read.restrictions.user,restrictions.read.restrictions.group";

  private final ConfluenceSettings settings;
  private final RestClient client;
  private final Map<String, Optional<Set<Principal>>> restrictions = new HashMap<>();
  private final Map<String, Optional<AccessRule>> spaces = new HashMap<>();
  private final Map<String, PagePlace> places = new HashMap<>();
  private final ConfluenceAccounts accounts;

  /** Space of an item, with the ids of its ancestors and itself, outermost first. */
  private record PagePlace(String space, List<String> chain) {}

  ConfluenceRights(ConfluenceSettings settings, RestClient client, ConfluenceAccounts accounts) {
    this.settings = settings;
    this.client = client;
    this.accounts = accounts;
  }

  /**
   * Returns the {@code expand} parameter with which listings hold the data that {@link #remember}
   * reads.
   */
  static String expansions() {
    return EXPANDED
        + ",ancestors,space,container.ancestors,container.space,container."
        + EXPANDED.replace(",", ",container.");
  }

  /**
   * Stores a listed item's place and own restrictions, so that {@link #of} needs fewer requests.
   */
  void remember(String id, JsonNode item) {
    boolean isAttachment = item.path("type").asText().equals("attachment");
    JsonNode page = isAttachment ? item.path("container") : item;
    List<String> chain = new ArrayList<>();
    page.path("ancestors").forEach(above -> chain.add(above.path("id").asText()));
    String own = page.path("id").asText();
    chain.add(own);
    boolean known = page.has("ancestors") && !own.isEmpty();
    places.put(id, known ? new PagePlace(space(page, item), List.copyOf(chain)) : unknown());
    note(page, own);
    if (isAttachment) {
      String attachment = item.path("id").asText();
      note(item, attachment);
    }
  }

  private static PagePlace unknown() {
    return new PagePlace("", List.of());
  }

  private static String space(JsonNode page, JsonNode item) {
    String key = page.path("space").path("key").asText();
    return key.isEmpty() ? item.path("space").path("key").asText() : key;
  }

  private void note(JsonNode page, String id) {
    JsonNode read = page.path("restrictions").path("read").path("restrictions");
    if (read.has("user") && read.has("group")) {
      boolean whole = isWhole(read.path("user")) && isWhole(read.path("group"));
      if (whole) {
        restrictions.put(id, Optional.of(principals(read)));
      }
    }
  }

  /**
   * Returns whether an expanded list is complete; an expansion holds only the first part of a long
   * one.
   */
  private static boolean isWhole(JsonNode list) {
    return list.path("results").size() >= list.path("size").asInt(0)
        && !list.path("_links").has("next")
        && (list.path("limit").asInt(0) == 0
            || list.path("results").size() < list.path("limit").asInt());
  }

  private Set<Principal> principals(JsonNode read) {
    Set<Principal> all = new HashSet<>();
    read.path("user").path("results").forEach(user -> accounts.user(user).ifPresent(all::add));
    read.path("group").path("results").forEach(group -> accounts.group(group).ifPresent(all::add));
    return all;
  }

  ItemAccess of(String id) {
    PagePlace place = places.getOrDefault(id, unknown());
    if (place.chain().isEmpty()) {
      return new ItemAccess.RightsUnknown("where it lies cannot be read");
    }
    Optional<AccessRule> rule = ofSpace(place.space());
    if (rule.isEmpty()) {
      return new ItemAccess.RightsUnknown("the permissions of its space cannot be read");
    }
    Set<AccessClause> clauses = new HashSet<>(rule.get().clauses());
    List<String> chain = new ArrayList<>(place.chain());
    if (id.startsWith("attachment/")) {
      chain.add(id.substring("attachment/".length()));
    }
    for (String page : chain) {
      Optional<Set<Principal>> restricted = ofPage(page, !page.equals(chain.getLast()));
      if (restricted.isEmpty()) {
        return new ItemAccess.RightsUnknown("the restrictions of a page above it cannot be read");
      }
      if (!restricted.get().isEmpty()) {
        clauses.add(AccessClause.anyOf(restricted.get()));
      }
    }
    return clauses.size() > AccessRule.MOST_CLAUSES
        ? new ItemAccess.RightsUnknown("too many pages above it are restricted")
        : new ItemAccess.Permitted(new AccessRule(clauses));
  }

  private Optional<Set<Principal>> ofPage(String page, boolean above) {
    Optional<Set<Principal>> known = restrictions.get(page);
    if (known == null) {
      // Attachments bear no restrictions of their own unless a listing says so.
      known = above || !page.startsWith("att") ? asked(page) : Optional.of(Set.of());
      restrictions.put(page, known);
    }
    return known;
  }

  private Optional<Set<Principal>> asked(String page) {
    Set<Principal> all = new HashSet<>();
    String path = "/rest/api/content/" + page + "/restriction/byOperation/read";
    for (String kind : List.of("user", "group")) {
      int start = 0;
      while (true) {
        RestResponse answer =
            client.get(path + "?expand=restrictions." + kind + "&limit=200&start=" + start);
        if (!answer.isOk()) {
          return Optional.empty();
        }
        JsonNode list = answer.json().path("restrictions").path(kind);
        if (list.isMissingNode()) {
          return Optional.empty();
        }
        for (JsonNode each : list.path("results")) {
          (kind.equals("user") ? accounts.user(each) : accounts.group(each)).ifPresent(all::add);
        }
        start += list.path("results").size();
        if (list.path("results").isEmpty() || start >= list.path("size").asInt(start)) {
          break;
        }
      }
    }
    return Optional.of(all);
  }

  /**
   * Returns the access rule of a space; empty where its permissions cannot be read and the settings
   * have none.
   */
  Optional<AccessRule> ofSpace(String key) {
    Optional<AccessRule> known = spaces.get(key);
    if (known == null) {
      known = askedSpace(key).or(() -> Optional.ofNullable(settings.spaceAccess().get(key)));
      spaces.put(key, known);
    }
    return known;
  }

  private Optional<AccessRule> askedSpace(String key) {
    RestResponse answer = client.get("/rest/api/space/" + key + "?expand=permissions");
    if (answer.isGone() || answer.status() == 403) {
      return Optional.empty();
    }
    JsonNode space = RestClient.served(answer, "space " + key).json();
    if (space.path("permissions").isArray()) {
      return cloud(space.path("permissions"));
    }
    return dataCentre(key);
  }

  private Optional<AccessRule> cloud(JsonNode permissions) {
    Set<Principal> readers = new HashSet<>();
    for (JsonNode each : permissions) {
      boolean reads =
          each.path("operation").path("operation").asText().equals("read")
              && each.path("operation").path("targetType").asText().equals("space");
      if (!reads) {
        continue;
      }
      if (each.path("anonymousAccess").asBoolean()) {
        return Optional.of(AccessRule.everyone());
      }
      JsonNode subjects = each.path("subjects");
      subjects.path("user").path("results").forEach(u -> accounts.user(u).ifPresent(readers::add));
      subjects
          .path("group")
          .path("results")
          .forEach(g -> accounts.group(g).ifPresent(readers::add));
    }
    return readers.isEmpty() ? Optional.empty() : Optional.of(AccessRule.only(readers));
  }

  /**
   * Reads the permissions of a space in Data Center from 9.1 on; older versions have no REST API
   * for them.
   */
  private Optional<AccessRule> dataCentre(String key) {
    Set<Principal> readers = new HashSet<>();
    URI next = null;
    do {
      RestResponse answer =
          next == null
              ? client.get("/rest/api/space/" + key + "/permissions?limit=200")
              : client.get(next);
      if (!answer.isOk()) {
        return Optional.empty();
      }
      JsonNode body = answer.json();
      for (JsonNode each : body.isArray() ? body : body.path("results")) {
        if (!each.path("operation").path("operationKey").asText().equals("read")) {
          continue;
        }
        JsonNode subject = each.path("subject");
        switch (subject.path("type").asText()) {
          case "anonymous" -> {
            return Optional.of(AccessRule.everyone());
          }
          case "group" -> accounts.group(subject).ifPresent(readers::add);
          default -> accounts.user(subject).ifPresent(readers::add);
        }
      }
      String more = body.path("_links").path("next").asText("");
      next = more.isEmpty() ? null : answer.uri().resolve(more);
    } while (next != null);
    return readers.isEmpty() ? Optional.empty() : Optional.of(AccessRule.only(readers));
  }
}
