package io.signalbox.tools.gateway.caller;

import io.signalbox.config.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A key at the only moment when it can be seen.
 *
 * @param id names the key where it must not be shown
 */
public record IssuedKey(String id, Secret key, Optional<Instant> expires) {}
