package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.util.Optional;

/**
 * Credentials with which requests to Amazon are signed.
 *
 * @param session of credentials that count for a while only
 */
public record AwsKeys(String id, Secret secret, Optional<Secret> session) {}
