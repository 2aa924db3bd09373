package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/**
 * Calls and cost of one model for one caller over a period.
 *
 * @param provider as the settings name it
 * @param calls that were sent, answered or not
 */
public record ModelUse(
    String caller,
    String team,
    String provider,
    String model,
    long calls,
    Cost cost,
    Instant first,
    Instant latest) {}
