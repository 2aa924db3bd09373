package io.signalbox.tools.ask.asker;

import java.time.Instant;
import java.util.Optional;

/**
 * Personal key in lists, without its text.
 *
 * @param id names it where the key itself must not be shown
 * @param person Slack's id of the one whose rights it has
 * @param name what its owner calls it
 * @param usedAt to the hour; empty until it is first used
 */
public record PersonalKey(
    String id,
    String person,
    String name,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> usedAt) {}
