package io.signalbox.tools.foresight.quality.detect;

/**
 * Calls of a stream in one step of time, with the share that is usual then.
 *
 * @param step number of the step, as minutes since 1970
 */
public record StepCount(long step, int calls, int bad, double usual) {}
