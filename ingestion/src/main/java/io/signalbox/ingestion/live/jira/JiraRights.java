package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes who may see a Jira issue: those who may browse its project and are in its security level
 * and restricted roles. Holders that are not known, such as people in a field of the issue, are
 * left out: that hides rather than shows.
 */
final class JiraRights {
  private final JiraSettings settings;
  private final JiraAdministration jira;
  private final JiraAccounts accounts;
  private final Map<String, IssueFacts> issues = new HashMap<>();
  private final Map<String, Optional<JiraPermissionHolders>> browsers = new HashMap<>();
  private final Map<String, Map<String, JiraPermissionHolders>> levels = new HashMap<>();

  /**
   * Fields of an issue that determine who may see it.
   *
   * @param level id of its security level; empty for none
   * @param roles to which it is restricted; none where it is not
   */
  private record IssueFacts(
      String project,
      String level,
      String levelName,
      Optional<Set<Principal>> roles,
      Optional<Principal> reporter,
      Optional<Principal> assignee) {}

  JiraRights(JiraSettings settings, JiraAdministration jira, JiraAccounts accounts) {
    this.settings = settings;
    this.jira = jira;
    this.accounts = accounts;
  }

  /** Stores the fields of a listed issue that determine who may see it, for {@link #of}. */
  void remember(String id, JsonNode issue) {
    JsonNode fields = issue.path("fields");
    String project = project(issue);
    issues.put(
        id,
        new IssueFacts(
            project,
            JsonFields.text(fields, "security", "id"),
            JsonFields.text(fields, "security", "name"),
            roles(project, fields.path("issuerestriction").path("issuerestrictions")),
            accounts.user(fields.path("reporter")),
            accounts.user(fields.path("assignee"))));
  }

  static String project(JsonNode issue) {
    return JsonFields.find(issue, "fields", "project", "key")
        .orElseGet(() -> JsonFields.text(issue, "key").replaceFirst("-\\d+$", ""));
  }

  /**
   * Returns the roles that a team-managed project restricts the issue to; empty where they cannot
   * be determined.
   */
  private Optional<Set<Principal>> roles(String project, JsonNode restrictions) {
    Set<Principal> all = new HashSet<>();
    for (JsonNode each : restrictions.path("projectrole")) {
      Optional<String> id = JsonFields.find(each).or(() -> JsonFields.any(each, "id", "roleId"));
      if (id.isEmpty()) {
        return Optional.empty();
      }
      all.add(accounts.role(project, id.get()));
    }
    boolean other = restrictions.size() > (restrictions.has("projectrole") ? 1 : 0);
    return other ? Optional.empty() : Optional.of(all);
  }

  ItemAccess of(String id) {
    IssueFacts facts = issues.get(id);
    if (facts == null || facts.roles().isEmpty()) {
      return new ItemAccess.RightsUnknown("what restricts the issue cannot be read");
    }
    Optional<AccessRule> rule = ofProject(facts);
    if (rule.isEmpty()) {
      return new ItemAccess.RightsUnknown("the permissions of its project cannot be read");
    }
    AccessRule all = rule.get();
    if (!facts.level().isEmpty()) {
      Optional<AccessRule> level = ofLevel(facts);
      if (level.isEmpty()) {
        return new ItemAccess.RightsUnknown("the members of its security level cannot be read");
      }
      all = all.and(level.get());
    }
    return new ItemAccess.Permitted(
        facts.roles().get().isEmpty() ? all : all.and(AccessRule.only(facts.roles().get())));
  }

  private Optional<AccessRule> ofProject(IssueFacts facts) {
    return browsers(facts.project())
        .flatMap(holders -> holders.rule(facts.reporter(), facts.assignee()))
        .or(() -> Optional.ofNullable(settings.projectAccess().get(facts.project())));
  }

  private Optional<AccessRule> ofLevel(IssueFacts facts) {
    return Optional.ofNullable(levels(facts.project()).get(facts.level()))
        .flatMap(holders -> holders.rule(facts.reporter(), facts.assignee()))
        .or(() -> Optional.ofNullable(settings.levelAccess().get(facts.levelName())));
  }

  /**
   * Returns the holders of Browse Projects in a project; empty where the token may not read them.
   */
  Optional<JiraPermissionHolders> browsers(String project) {
    Optional<JiraPermissionHolders> known = browsers.get(project);
    if (known == null) {
      known = askedBrowsers(project);
      browsers.put(project, known);
    }
    return known;
  }

  private Optional<JiraPermissionHolders> askedBrowsers(String project) {
    Optional<JsonNode> scheme =
        jira.find("project/" + project + "/permissionscheme?expand=permissions");
    if (scheme.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> holders = new ArrayList<>();
    for (JsonNode each : scheme.get().path("permissions")) {
      if (JsonFields.text(each, "permission").equals("BROWSE_PROJECTS")) {
        holders.add(each.path("holder"));
      }
    }
    return Optional.of(holders(project, holders));
  }

  private JiraPermissionHolders holders(String project, List<JsonNode> listed) {
    JiraPermissionHolders holders = new JiraPermissionHolders(project, accounts);
    listed.forEach(holders::add);
    if (holders.wantsLead()) {
      jira.find("project/" + project)
          .flatMap(found -> accounts.user(found.path("lead")))
          .ifPresent(holders::addOne);
    }
    for (String application : holders.applications()) {
      applicationGroups(application).forEach(holders::addOne);
    }
    return holders;
  }

  /**
   * Returns the groups whose members may log in to a Jira application; an empty key means any
   * application.
   */
  private Set<Principal> applicationGroups(String application) {
    Set<Principal> groups = new HashSet<>();
    for (JsonNode role : jira.find("applicationrole").map(JsonFields::list).orElse(List.of())) {
      if (application.isEmpty() || application.equals(JsonFields.text(role, "key"))) {
        List<JsonNode> detailed = JsonFields.list(role.path("groupDetails"));
        detailed.forEach(group -> accounts.group(group).ifPresent(groups::add));
        if (detailed.isEmpty()) {
          role.path("groups").forEach(name -> groups.add(accounts.group(name.asText())));
        }
      }
    }
    return groups;
  }

  /**
   * Returns the holders of each security level of a project, by level id; none where they cannot be
   * read.
   */
  Map<String, JiraPermissionHolders> levels(String project) {
    Map<String, JiraPermissionHolders> known = levels.get(project);
    if (known == null) {
      known = askedLevels(project);
      levels.put(project, known);
    }
    return known;
  }

  private Map<String, JiraPermissionHolders> askedLevels(String project) {
    String id = levelScheme(project).orElse("");
    String path = "issuesecurityschemes/" + id + "/members?maxResults=50&startAt=";
    Map<String, List<JsonNode>> listed = new HashMap<>();
    int start = 0;
    while (!id.isEmpty()) {
      Optional<JsonNode> page = jira.find(path + start);
      if (page.isEmpty()) {
        return Map.of();
      }
      JsonNode body = page.get();
      for (JsonNode member : body.path("values")) {
        listed
            .computeIfAbsent(
                JsonFields.text(member, "issueSecurityLevelId"), level -> new ArrayList<>())
            .add(member.path("holder"));
      }
      start += body.path("values").size();
      if (body.path("values").isEmpty() || body.path("isLast").asBoolean(false)) {
        break;
      }
    }
    Map<String, JiraPermissionHolders> all = new HashMap<>();
    listed.forEach((level, holders) -> all.put(level, holders(project, holders)));
    return all;
  }

  /**
   * Returns the id of the project's issue security scheme; empty where it has none or it cannot be
   * read.
   */
  Optional<String> levelScheme(String project) {
    return jira.find("project/" + project + "/issuesecuritylevelscheme")
        .flatMap(scheme -> JsonFields.find(scheme, "id"));
  }
}
