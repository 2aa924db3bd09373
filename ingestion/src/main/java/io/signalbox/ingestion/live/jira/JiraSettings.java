package io.signalbox.ingestion.live.jira;

import io.signalbox.config.secret.Secret;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of a site.
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
    JiraLogin login) {
  JiraSettings {
    projects = List.copyOf(projects);
    projectAccess = Map.copyOf(projectAccess);
    levelAccess = Map.copyOf(levelAccess);
  }

  /** Account of the token; personal access tokens need no user. */
  record JiraLogin(Optional<String> user, Optional<Secret> token) {}

  static boolean isCloud(URI url) {
    String host = String.valueOf(url.getHost());
    return host.endsWith(".atlassian.net") || host.equals("api.atlassian.com");
  }

  /** Returns the path that all addresses of the interface begin with. */
  String api() {
    return cloud ? "/rest/api/3/" : "/rest/api/2/";
  }

  /** Host by which principals are named. */
  String host() {
    return String.valueOf(site.orElse(url).getHost());
  }

  /** Returns the address that is read, as tables show it. */
  String address() {
    return site.orElse(url) + " " + String.join(", ", projects);
  }

  /** Returns all that decides what is read. */
  String identity() {
    return String.join("\n", "" + url, "" + site, "" + cloud, "" + projects)
        + new TreeMap<>(projectAccess)
        + new TreeMap<>(levelAccess);
  }
}
