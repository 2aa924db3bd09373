package io.signalbox.ingestion.live.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides who may see a file of a shared drive, from the permissions of its folder, which Google
 * gives with all that the folder inherits, or of the file itself where it has any of its own. For
 * one run.
 */
final class DriveRights {
  private static final String FIELDS =
      "nextPageToken,permissions(type,emailAddress,domain,allowFileDiscovery,deleted,expirationTime)";

  private final DriveSettings settings;
  private final Supplier<RestClient> client;
  private final Clock clock;
  private final Map<String, ItemAccess> known = new HashMap<>();
  private final Map<String, String> deciding = new HashMap<>();
  private final Map<Principal, String> mails = new HashMap<>();
  private final Map<Principal, Set<Principal>> members = new HashMap<>();
  private final Set<String> groups = new HashSet<>();

  DriveRights(DriveSettings settings, Supplier<RestClient> client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  /** Notes whose permissions decide about a listed file: its own, or those of its folder. */
  void remember(JsonNode file) {
    String id = JsonFields.text(file, "id");
    String parent = file.path("parents").path(0).asText("");
    boolean own =
        file.path("hasAugmentedPermissions").asBoolean(false)
            || file.path("inheritedPermissionsDisabled").asBoolean(false);
    deciding.put(id, own || parent.isEmpty() ? id : parent);
  }

  ItemAccess of(String id) {
    String where = deciding.getOrDefault(id, id);
    ItemAccess access = known.get(where);
    if (access == null) {
      access = asked(where);
      known.put(where, access);
    }
    return access;
  }

  private ItemAccess asked(String id) {
    Set<Principal> readers = new HashSet<>();
    String page = "";
    do {
      RestResponse answer =
          client
              .get()
              .get(
                  "/drive/v3/files/"
                      + id
                      + "/permissions?supportsAllDrives=true&pageSize=100&fields="
                      + FIELDS
                      + (page.isEmpty() ? "" : "&pageToken=" + encoded(page)));
      if (answer.status() == 403 || answer.isGone()) {
        return new ItemAccess.RightsUnknown("the account may not read who has access");
      }
      JsonNode json = RestClient.served(answer, "the permissions of a folder").json();
      for (JsonNode permission : json.path("permissions")) {
        if (isForAll(permission)) {
          return new ItemAccess.AsConfigured();
        }
        reader(permission).ifPresent(readers::add);
      }
      page = JsonFields.text(json, "nextPageToken");
    } while (!page.isEmpty());
    return readers.isEmpty()
        ? new ItemAccess.RightsUnknown("its permissions name no person and no group")
        : new ItemAccess.Permitted(AccessRule.only(readers));
  }

  /** Returns whether everybody of the organisation finds the file, not only by its address. */
  private boolean isForAll(JsonNode permission) {
    String type = JsonFields.text(permission, "type");
    boolean whole =
        type.equals("anyone")
            || (type.equals("domain")
                && settings.domains().contains(JsonFields.text(permission, "domain")));
    return whole && isInForce(permission) && permission.path("allowFileDiscovery").asBoolean(false);
  }

  private boolean isInForce(JsonNode permission) {
    boolean expired =
        JsonFields.find(permission, "expirationTime")
            .map(Instant::parse)
            .filter(at -> !at.isAfter(clock.instant()))
            .isPresent();
    return !expired && !permission.path("deleted").asBoolean(false);
  }

  private Optional<Principal> reader(JsonNode permission) {
    String type = JsonFields.text(permission, "type");
    String mail = JsonFields.text(permission, "emailAddress").toLowerCase(Locale.ROOT);
    if (mail.isEmpty() || !isInForce(permission)) {
      return Optional.empty();
    }
    return switch (type) {
      case "user" -> Optional.of(person(mail));
      case "group" -> {
        groups.add(mail);
        yield Optional.of(principal("group", mail));
      }
      default -> Optional.empty();
    };
  }

  private Principal person(String mail) {
    Principal person = principal("user", mail);
    mails.put(person, mail);
    return person;
  }

  private static Principal principal(String kind, String mail) {
    return Principal.external("drive-" + kind, "google.com", mail);
  }

  /**
   * Returns the people met so far, and the members of groups where the settings let them be read.
   *
   * @param named groups that stored rules name
   */
  GroupSnapshot groups(Set<Principal> named) {
    named.forEach(
        each -> {
          each.externalName("drive-group", "google.com").ifPresent(groups::add);
          each.externalName("drive-user", "google.com").ifPresent(this::person);
        });
    if (settings.groups()) {
      for (String group : groups) {
        members.computeIfAbsent(principal("group", group), each -> membersOf(group));
      }
    }
    return new GroupSnapshot(mails, members);
  }

  private Set<Principal> membersOf(String group) {
    Set<Principal> all = new HashSet<>();
    String page = "";
    do {
      RestResponse answer =
          client
              .get()
              .get(
                  "/admin/directory/v1/groups/"
                      + encoded(group)
                      + "/members?includeDerivedMembership=true&maxResults=200"
                      + (page.isEmpty() ? "" : "&pageToken=" + encoded(page)));
      if (answer.status() == 403 || answer.isGone()) {
        return Set.of();
      }
      JsonNode json = RestClient.served(answer, "the members of a group").json();
      for (JsonNode member : json.path("members")) {
        if (JsonFields.text(member, "type").equals("USER")
            && JsonFields.find(member, "status").orElse("ACTIVE").equals("ACTIVE")) {
          JsonFields.find(member, "email")
              .ifPresent(mail -> all.add(person(mail.toLowerCase(Locale.ROOT))));
        }
      }
      page = JsonFields.text(json, "nextPageToken");
    } while (!page.isEmpty());
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
