package io.signalbox.ingestion.live.gitlab;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Settings of a live source that reads a GitLab project.
 *
 * @param internalAccess who counts as everybody with an account at GitLab; empty for members alone
 */
record GitlabSettings(
    URI url, String project, Optional<Secret> token, Optional<AccessRule> internalAccess)
    implements SettingsOpener.SourceScope {
  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return host() + "/" + project;
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return url + "\n" + project;
  }

  /** Returns the GitLab host that is part of the names of its principals. */
  String host() {
    return String.valueOf(url.getHost());
  }

  /** Returns the path below which all REST addresses of the project lie. */
  String api() {
    return "/api/v4/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
  }
}
