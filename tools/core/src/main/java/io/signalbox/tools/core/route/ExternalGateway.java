package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Address and key of a Signalbox gateway in another process, through which the bot calls its
 * models.
 *
 * @param url without a path
 * @param key the bot's own virtual key there
 * @param announceTo the Slack channel that is told when calls begin to go to the providers
 *     directly, and when the gateway is back
 */
public record ExternalGateway(URI url, Secret key, Optional<String> announceTo) {

  /** Reads the gateway from the section {@code model}; empty where that names none. */
  static Optional<ExternalGateway> from(ConfigSection section) {
    Optional<URI> url =
        section
            .uri(
                "gateway",
                "A Signalbox gateway elsewhere, which has the route; without it calls go on"
                    + " directly.")
            .optional();
    Optional<Secret> key = section.secret("gateway-key", "The bot's key there.").optional();
    Optional<String> announceTo =
        section
            .text(
                "announce-to",
                "Id of the Slack channel that is told when that gateway is gone, and when it is"
                    + " back.")
            .optional();
    if (url.isPresent() && key.isEmpty()) {
      section.problem(
          "needs a gateway-key beside gateway; 'signalbox gateway key issue' makes one");
    }
    if (url.isEmpty() && (key.isPresent() || announceTo.isPresent())) {
      section.problem("has a gateway-key or announce-to, and no gateway");
    }
    return url.flatMap(u -> key.map(k -> new ExternalGateway(u, k, announceTo)));
  }
}
