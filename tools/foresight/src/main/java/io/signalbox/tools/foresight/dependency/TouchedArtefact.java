package io.signalbox.tools.foresight.dependency;

/**
 * Artefact that depends on a changed one, with the path to it.
 *
 * @param distance edges on the shortest way, at least 1
 * @param via the last edge of that way
 * @param weakest evidence of the weakest edge on that way
 */
public record TouchedArtefact(
    Artefact artefact, int distance, Dependency via, DependencyEvidence weakest) {}
