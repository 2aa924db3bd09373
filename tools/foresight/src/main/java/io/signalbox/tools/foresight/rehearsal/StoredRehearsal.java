package io.signalbox.tools.foresight.rehearsal;

import java.time.Instant;

/**
 * Stored outcome of a rehearsal, with its acceptance.
 *
 * @param set version of the evaluation set
 * @param acceptedBy who said that the move may be made; empty while nobody did
 */
public record StoredRehearsal(
    String id,
    String agent,
    String from,
    String to,
    String set,
    PairedComparison.ComparisonVerdict verdict,
    int pairs,
    String sentence,
    Instant at,
    String acceptedBy) {}
