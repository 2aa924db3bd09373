package io.signalbox.tools.foresight.quality.probe;

/**
 * Outcome of one probe at one time.
 *
 * @param minute since 1970
 */
public record ProbeResult(String name, long minute, ProbeOutcome outcome) {}
