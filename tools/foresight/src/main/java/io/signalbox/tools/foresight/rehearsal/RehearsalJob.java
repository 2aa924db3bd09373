package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/**
 * Rehearsal that a person asked for, to be run in the background.
 *
 * @param requests most recorded requests that are put to both models
 * @param budget most that it may spend
 * @param person who asked, by Slack's id
 */
public record RehearsalJob(
    String id,
    String agent,
    StoredRehearsal.RehearsedRoutes routes,
    int requests,
    Cost budget,
    String person,
    Instant askedAt) {}
