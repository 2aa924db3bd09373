package io.signalbox.ingestion.live.github;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import java.net.URI;
import java.util.Optional;

/** Settings of a live source that reads the issues of a GitHub repository. */
record GithubSettings(String repository, URI api, Optional<Secret> token)
    implements SettingsOpener.SourceScope {
  /** Returns the address of the source, as status tables show it. */
  @Override
  public String address() {
    return host() + "/" + repository;
  }

  /** Returns the settings that determine what is read; a change makes a run read all again. */
  @Override
  public String identity() {
    return api + "\n" + repository;
  }

  /** Returns the GitHub host that is part of the names of its principals. */
  String host() {
    return String.valueOf(api.getHost()).replaceFirst("^api\\.", "");
  }
}
