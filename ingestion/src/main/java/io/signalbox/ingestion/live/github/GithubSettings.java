package io.signalbox.ingestion.live.github;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Optional;

/** Settings of a repository. */
record GithubSettings(String repository, URI api, Optional<Secret> token) {
  /** Returns the address that is read, as tables show it. */
  String address() {
    return host() + "/" + repository;
  }

  /** Returns all that decides what is read. */
  String identity() {
    return api + "\n" + repository;
  }

  /** Host by which principals are named. */
  String host() {
    return String.valueOf(api.getHost()).replaceFirst("^api\\.", "");
  }
}
