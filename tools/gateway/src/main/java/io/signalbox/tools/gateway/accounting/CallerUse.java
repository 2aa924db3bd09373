package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/**
 * Calls, tokens and cost of one caller over a period.
 *
 * @param calls that were sent, answered or not
 * @param tokens in and out together
 */
public record CallerUse(long calls, long tokens, Cost cost, Instant latest) {}
