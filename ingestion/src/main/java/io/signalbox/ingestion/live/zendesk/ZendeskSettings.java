package io.signalbox.ingestion.live.zendesk;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.Optional;

/**
 * Settings of a live source that reads Zendesk.
 *
 * @param user mail address that the API token belongs to; empty for a token of OAuth
 * @param articles whether the help centre is read besides the tickets
 * @param ticketAccess who may see tickets; empty for those agents whom Zendesk permits
 */
record ZendeskSettings(
    URI url,
    Optional<String> user,
    Secret token,
    boolean articles,
    Optional<AccessRule> ticketAccess)
    implements SettingsOpener.SourceScope {
  @Override
  public String address() {
    return host();
  }

  @Override
  public String identity() {
    return url + "\n" + articles + "\n" + ticketAccess.map(AccessRule::text).orElse("");
  }

  /** Returns the host that is part of the names of Zendesk's principals. */
  String host() {
    return String.valueOf(url.getHost());
  }
}
