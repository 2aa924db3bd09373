package io.signalbox.tools.client;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of a gateway client: gateway URL, key, local folder and intervals.
 *
 * @param gateway its address without a path, such as {@code https://gateway.example}
 * @param key the caller's virtual key
 * @param folder for the policy and the spend journal; processes may share it
 * @param every how often it looks whether there is something to do: a policy to fetch, calls to
 *     settle, a gateway that is back
 * @param fresh how old the policy gets before a new one is fetched
 * @param grace how much longer than a call's own time the gateway may take before it counts as gone
 * @param announceTo a Slack incoming webhook that is told once when the direct lane is entered and
 *     once when it is left
 */
public record ClientSettings(
    URI gateway,
    Secret key,
    Path folder,
    Duration every,
    Duration fresh,
    Duration grace,
    Optional<URI> announceTo) {

  /**
   * Creates settings with the default times: an upkeep every two seconds, a new policy every
   * minute, one second of grace.
   */
  public static ClientSettings of(URI gateway, Secret key, Path folder) {
    return new ClientSettings(
        gateway,
        key,
        folder,
        Duration.ofSeconds(2),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        Optional.empty());
  }

  /** Returns a copy with a Slack webhook that is told when direct calls begin and end. */
  public ClientSettings announcingTo(URI webhook) {
    return new ClientSettings(gateway, key, folder, every, fresh, grace, Optional.of(webhook));
  }
}
