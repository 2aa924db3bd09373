package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials with which requests to Amazon are signed.
 *
 * @param session of credentials that count for a while only
 */
public record AwsKeys(String region, String id, Secret secret, Optional<Secret> session) {
  private static final Pattern HOST = Pattern.compile("bedrock-runtime(?:-fips)?\\.([\\w-]+)\\..*");

  /** Reads a provider's section {@code aws}; the region stands in most addresses already. */
  static AwsKeys from(ConfigSection section, URI address) {
    Matcher host = HOST.matcher(String.valueOf(address.getHost()));
    String region =
        section
            .text("region", "The region of the address, where it does not name it.")
            .or(host.matches() ? host.group(1) : "");
    if (region.isEmpty()) {
      section.problem("region", "is required, since the address does not name one");
    }
    return new AwsKeys(
        region,
        section.text("access-key-id", "The id of the access key.").required(),
        section.secret("secret-access-key", "The access key itself.").required(),
        section.secret("session-token", "The token of temporary credentials.").optional());
  }
}
