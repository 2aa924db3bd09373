package io.signalbox.ingestion.live.gitlab;

import io.signalbox.config.secret.Secret;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Settings of a project.
 *
 * @param internalAccess who counts as everybody with an account at GitLab; empty for members alone
 */
record GitlabSettings(
    URI url, String project, Optional<Secret> token, Optional<AccessRule> internalAccess) {
  /** Returns the address that is read, as tables show it. */
  String address() {
    return host() + "/" + project;
  }

  /** Returns all that decides what is read. */
  String identity() {
    return url + "\n" + project;
  }

  /** Host by which principals are named. */
  String host() {
    return String.valueOf(url.getHost());
  }

  /** Returns the path that all addresses of the project begin with. */
  String api() {
    return "/api/v4/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
  }
}
