package io.signalbox.ingestion.live.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes who may see the issues, merge requests and wiki of a GitLab project, from its visibility
 * and members. Public parts add no limit, everything else is for direct and inherited members.
 * Guests see issues and the wiki; merge requests need the role Reporter.
 */
final class GitlabRights {
  private final GitlabSettings settings;
  private final RestClient client;
  private final Map<Principal, String> mails = new HashMap<>();
  private final Map<Principal, Set<Principal>> members = new HashMap<>();
  private @Nullable JsonNode project;
  private @Nullable Boolean readable;

  /** Part of a GitLab project, with the lowest access level at which a member sees it. */
  enum ProjectPart {
    ISSUES("issues", 10),
    MERGE_REQUESTS("merge_requests", 20),
    WIKI("wiki", 10);

    private final String feature;
    private final int level;

    ProjectPart(String feature, int level) {
      this.feature = feature;
      this.level = level;
    }

    /** Returns the part that is read after this one; the wiki is the last. */
    ProjectPart next() {
      return this == ISSUES ? MERGE_REQUESTS : WIKI;
    }
  }

  GitlabRights(GitlabSettings settings, RestClient client, Map<String, String> people) {
    this.settings = settings;
    this.client = client;
    people.forEach((name, mail) -> mails.put(account(name), mail));
  }

  JsonNode project() {
    JsonNode known = project;
    if (known == null) {
      RestResponse answer = client.get(settings.api());
      if (answer.isGone()) {
        throw SourceFailureException.ofCredentials(
            settings.address() + " is not there, or the token may not see it");
      }
      known = RestClient.served(answer, settings.address()).json();
      project = known;
    }
    return known;
  }

  /** Returns whether this part is enabled in the project. */
  boolean has(ProjectPart part) {
    return !level(part).equals("disabled");
  }

  private String level(ProjectPart part) {
    return JsonFields.find(project(), part.feature + "_access_level").orElse("private");
  }

  ItemAccess of(ProjectPart part) {
    boolean forAll = level(part).equals("enabled") || level(part).equals("public");
    String visibility = JsonFields.text(project(), "visibility");
    if (forAll && visibility.equals("public")) {
      return new ItemAccess.AsConfigured();
    }
    if (forAll && visibility.equals("internal") && settings.internalAccess().isPresent()) {
      return new ItemAccess.Permitted(settings.internalAccess().get());
    }
    return readMembers()
        ? new ItemAccess.Permitted(AccessRule.only(Set.of(role(part.level))))
        : new ItemAccess.RightsUnknown("the token may not list the members of the project");
  }

  private Principal role(int level) {
    return Principal.external("gitlab-role", settings.host(), settings.project() + "/" + level);
  }

  private Principal account(String name) {
    return Principal.external("gitlab-user", settings.host(), name.toLowerCase(Locale.ROOT));
  }

  /**
   * Fetches the members of the project, inherited ones included, once a run.
   *
   * @return whether the token may list members
   */
  boolean readMembers() {
    Boolean known = readable;
    if (known == null) {
      known = askMembers();
      readable = known;
    }
    return known;
  }

  private boolean askMembers() {
    RestResponse answer = client.get(settings.api() + "/members/all?per_page=100");
    if (answer.status() == 403 || answer.isGone()) {
      return false;
    }
    Map<Principal, Set<Principal>> all = new HashMap<>();
    while (true) {
      for (JsonNode member : RestClient.served(answer, "the members").json()) {
        add(all, member);
      }
      Optional<URI> next = answer.link("next");
      if (next.isEmpty()) {
        members.putAll(all);
        return true;
      }
      answer = client.get(next.get());
    }
  }

  private void add(Map<Principal, Set<Principal>> all, JsonNode member) {
    String name = JsonFields.text(member, "username");
    if (name.isEmpty() || !JsonFields.find(member, "state").orElse("active").equals("active")) {
      return;
    }
    Principal account = account(name);
    JsonFields.find(member, "email")
        .filter(mail -> mail.contains("@"))
        .ifPresent(mail -> mails.putIfAbsent(account, mail));
    for (ProjectPart part : ProjectPart.values()) {
      if (member.path("access_level").asInt(0) >= part.level) {
        all.computeIfAbsent(role(part.level), role -> new HashSet<>()).add(account);
      }
    }
  }

  GroupSnapshot groups() {
    for (ProjectPart part : ProjectPart.values()) {
      ItemAccess unused = of(part);
    }
    return members.isEmpty() ? GroupSnapshot.none() : new GroupSnapshot(mails, members);
  }
}
