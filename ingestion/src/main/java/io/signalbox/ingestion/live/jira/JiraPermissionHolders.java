package io.signalbox.ingestion.live.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Users, groups and roles that hold one permission or security level in a Jira project. */
final class JiraPermissionHolders {
  private final String project;
  private final JiraAccounts accounts;
  private final Set<Principal> named = new HashSet<>();
  private final Set<String> applications = new HashSet<>();
  private boolean everybody;
  private boolean lead;
  private boolean reporter;
  private boolean assignee;

  JiraPermissionHolders(String project, JiraAccounts accounts) {
    this.project = project;
    this.accounts = accounts;
  }

  /**
   * Adds a holder from Jira's JSON; kinds that cannot be resolved, such as user fields, are left
   * out.
   */
  void add(JsonNode holder) {
    // The cloud gives a group's id as value and its name, which may change, as parameter.
    Optional<String> id = JsonFields.any(holder, "value", "parameter");
    switch (JsonFields.text(holder, "type")) {
      case "anyone" -> everybody = true;
      case "applicationRole" -> applications.add(id.orElse(""));
      case "projectLead" -> lead = true;
      case "reporter" -> reporter = true;
      case "assignee" -> assignee = true;
      case "group" -> add(accounts.group(holder.path("group")).or(() -> id.map(accounts::group)));
      case "user" -> add(accounts.user(holder.path("user")).or(() -> id.map(accounts::account)));
      case "projectRole" ->
          add(
              id.or(() -> JsonFields.find(holder, "projectRole", "id"))
                  .map(role -> accounts.role(project, role)));
      default -> {
        // People and groups in fields of the issue, and customers of a portal.
      }
    }
  }

  private void add(Optional<Principal> principal) {
    principal.ifPresent(named::add);
  }

  void addOne(Principal principal) {
    named.add(principal);
  }

  Set<Principal> named() {
    return Set.copyOf(named);
  }

  boolean wantsLead() {
    return lead;
  }

  /**
   * Returns the keys of the Jira applications whose users hold the permission; an empty key stands
   * for all.
   */
  Set<String> applications() {
    return Set.copyOf(applications);
  }

  /**
   * Returns the access rule for an issue with this reporter and assignee; empty where no holder is
   * known.
   */
  Optional<AccessRule> rule(Optional<Principal> reporterOf, Optional<Principal> assigneeOf) {
    if (everybody) {
      return Optional.of(AccessRule.everyone());
    }
    Set<Principal> all = new HashSet<>(named);
    if (reporter) {
      reporterOf.ifPresent(all::add);
    }
    if (assignee) {
      assigneeOf.ifPresent(all::add);
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(AccessRule.only(all));
  }
}
