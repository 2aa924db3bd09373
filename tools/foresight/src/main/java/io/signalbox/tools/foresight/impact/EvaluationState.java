package io.signalbox.tools.foresight.impact;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Evaluation set of an agent or a prompt, with the result of its last run.
 *
 * @param set its file, as the manifest or front matter names it
 * @param file where it can be read from here
 * @param at end of the last run; empty where there was none
 * @param rate share of the weight that passed then, from 0 to 1
 */
public record EvaluationState(
    String set, Optional<Path> file, Optional<Instant> at, OptionalDouble rate) {}
