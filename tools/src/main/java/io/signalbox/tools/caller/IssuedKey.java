package io.signalbox.tools.caller;

import io.signalbox.config.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A key at the only moment when it can be seen.
 *
 * @param id names the key where it must not be shown
 */
public record IssuedKey(String id, Secret key, Optional<Instant> expires) {}
