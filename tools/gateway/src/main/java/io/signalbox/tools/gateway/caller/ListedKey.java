package io.signalbox.tools.gateway.caller;

import java.time.Instant;
import java.util.Optional;

/** Virtual key in lists, without its text. */
public record ListedKey(
    String id,
    String caller,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked) {}
