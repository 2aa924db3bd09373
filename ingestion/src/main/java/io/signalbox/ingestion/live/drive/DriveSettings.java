package io.signalbox.ingestion.live.drive;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a live source that reads shared drives.
 *
 * @param key of the service account, as the JSON that Google gives
 * @param subject mail address of the person in whose name the account reads; empty for its own
 * @param drives ids of the shared drives
 * @param domains of the organisation: what is shared with one of them is open to all its members
 * @param groups whether members of groups are read too
 */
record DriveSettings(
    URI url,
    Secret key,
    Optional<String> subject,
    List<String> drives,
    List<String> domains,
    boolean groups)
    implements SettingsOpener.SourceScope {
  DriveSettings {
    drives = List.copyOf(drives);
    domains = List.copyOf(domains);
  }

  @Override
  public String address() {
    return url.getHost() + " " + String.join(", ", drives);
  }

  @Override
  public String identity() {
    return url + "\n" + drives + "\n" + domains;
  }
}
