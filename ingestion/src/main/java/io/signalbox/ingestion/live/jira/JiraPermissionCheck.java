package io.signalbox.ingestion.live.jira;

import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.knowledge.document.Principal;
import java.util.List;
import java.util.Optional;

/** Checks each permission that a run over a Jira project needs, and reports the findings. */
final class JiraPermissionCheck {
  private final JiraSettings settings;
  private final JiraAdministration jira;
  private final JiraRights rights;
  private final JiraAccounts accounts;

  JiraPermissionCheck(
      JiraSettings settings, JiraAdministration jira, JiraRights rights, JiraAccounts accounts) {
    this.settings = settings;
    this.jira = jira;
    this.rights = rights;
    this.accounts = accounts;
  }

  void add(List<CredentialFinding> findings, String project) {
    if (jira.find("project/" + project).isEmpty()) {
      findings.add(
          missing(
              "project "
                  + project
                  + " cannot be read: is the key right, has the user Browse Projects in it?"));
      return;
    }
    findings.add(new CredentialFinding(true, "project " + project + " can be read"));
    boolean stated = settings.projectAccess().containsKey(project);
    Optional<JiraPermissionHolders> browsers = rights.browsers(project);
    if (browsers.isEmpty() && !stated) {
      findings.add(
          missing(
              "who may see project "
                  + project
                  + " cannot be read, so nobody sees it: the user needs Administer Projects in it,"
                  + " or the settings a rule under project-access"));
    } else {
      findings.add(new CredentialFinding(true, "who may see project " + project + " is known"));
      browsers.ifPresent(holders -> members(findings, project, holders));
    }
    levels(findings, project);
  }

  private void members(
      List<CredentialFinding> findings, String project, JiraPermissionHolders holders) {
    if (!holders.applications().isEmpty() && jira.find("applicationrole").isEmpty()) {
      findings.add(
          missing(
              "whom Jira lets log in cannot be read, and every one of them may see project "
                  + project
                  + ": the user needs Administer Jira, or the settings a rule under"
                  + " project-access"));
    }
    for (Principal principal : holders.named()) {
      if (!accounts.load(principal)) {
        findings.add(
            missing(
                "members of "
                    + principal
                    + " cannot be read, so they see nothing by it: the user needs "
                    + (settings.cloud() ? "Browse users and groups" : "Administer Jira")));
      }
    }
  }

  private void levels(List<CredentialFinding> findings, String project) {
    if (rights.levelScheme(project).isPresent()
        && rights.levels(project).isEmpty()
        && settings.levelAccess().isEmpty()) {
      findings.add(
          missing(
              "members of the security levels of project "
                  + project
                  + " cannot be read, so nobody sees issues with one: "
                  + (settings.cloud()
                      ? "the user needs Administer Jira, or the settings rules under level-access"
                      : "a data centre does not tell them; name them under level-access")));
    }
  }

  private static CredentialFinding missing(String sentence) {
    return new CredentialFinding(false, sentence);
  }
}
