package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * AWS access key id and secret key, with a session token if temporary, for signing requests to
 * Amazon.
 *
 * @param session of credentials that count for a while only
 */
public record AwsKeys(String id, Secret secret, Optional<Secret> session) {}
