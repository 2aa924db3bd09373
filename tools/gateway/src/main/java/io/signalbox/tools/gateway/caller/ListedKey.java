package io.signalbox.tools.gateway.caller;

import java.time.Instant;
import java.util.Optional;

/** A key as lists show it. */
public record ListedKey(
    String id,
    String caller,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked) {}
