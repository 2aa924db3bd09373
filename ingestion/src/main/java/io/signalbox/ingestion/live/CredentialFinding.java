package io.signalbox.ingestion.live;

/**
 * Result of checking one permission that a run over a live source needs.
 *
 * @param holds whether a run has what it needs
 * @param sentence for the operator; names the missing right where it does not hold
 */
public record CredentialFinding(boolean holds, String sentence) {}
