package io.signalbox.tools.foresight.dependency;

import java.time.Instant;

/**
 * Observation that answers given to one gateway caller appear in requests of another.
 *
 * @param writer caller whose answers they are
 * @param reader caller in whose requests they were seen
 * @param calls sampled requests that had one
 */
public record AnswerFlow(
    String writer, String reader, Instant firstSeen, Instant lastSeen, long calls) {}
