package io.signalbox.tools.gateway.caller;

import io.signalbox.config.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Newly issued virtual key, the only place where its text is visible.
 *
 * @param id names the key where it must not be shown
 */
public record IssuedKey(String id, Secret key, Optional<Instant> expires) {}
