package io.signalbox.tools.foresight.quality.detect;

/**
 * Counts of a stream in one step of time, with the usual share of bad answers then.
 *
 * @param step number of the step, as minutes since 1970
 */
public record StepCount(long step, int calls, int bad, double usual) {}
