package io.signalbox.tools.core.snapshot;

import io.signalbox.tools.core.price.TokenUsage;
import java.time.Duration;
import java.time.Instant;

/**
 * Accounting data of a call made directly to a provider, reported to the gateway's ledger
 * afterwards.
 *
 * @param id the call's own, which it may have been sent to the gateway under: it is paid once
 * @param usage the most it can have been, where its end is not known
 */
public record CallSettlement(
    String id, Instant at, String route, TokenUsage usage, Duration took, int redactions) {}
