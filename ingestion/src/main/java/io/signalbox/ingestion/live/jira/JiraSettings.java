package io.signalbox.ingestion.live.jira;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of a live source that reads projects of a Jira site.
 *
 * @param site address that people open, where tokens are taken at another one
 * @param cloud whether Atlassian runs the site, where some addresses are others
 * @param projectAccess who may see a project, by its key, where Jira does not say
 * @param levelAccess who may see a security level, by its name, where Jira does not say
 */
record JiraSettings(
    URI url,
    Optional<URI> site,
    boolean cloud,
    List<String> projects,
    Map<String, AccessRule> projectAccess,
    Map<String, AccessRule> levelAccess,
    JiraLogin login)
    implements SettingsOpener.SourceScope {
  JiraSettings {
    projects = List.copyOf(projects);
    projectAccess = Map.copyOf(projectAccess);
    levelAccess = Map.copyOf(levelAccess);
  }

  /** Credentials for Jira; a personal access token needs no user. */
  record JiraLogin(Optional<String> user, Optional<Secret> token) {}

  static boolean isCloud(URI url) {
    String host = String.valueOf(url.getHost());
    return host.endsWith(".atlassian.net") || host.equals("api.atlassian.com");
  }

  /** Returns the path of the REST API version: 3 in the cloud, 2 in Data Center. */
  String api() {
    return cloud ? "/rest/api/3/" : "/rest/api/2/";
  }

  /** Returns the Jira host that is part of the names of its principals. */
  String host() {
    return String.valueOf(site.orElse(url).getHost());
  }

  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return site.orElse(url) + " " + String.join(", ", projects);
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return String.join("\n", "" + url, "" + site, "" + cloud, "" + projects)
        + new TreeMap<>(projectAccess)
        + new TreeMap<>(levelAccess);
  }
}
