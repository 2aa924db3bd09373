package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.dependency.Artefact;

/**
 * Present state of a model, route, tool schema, source or evaluation set, in words of which a
 * change is told to those who depend on it.
 *
 * @param owner who answers for the artefact; empty where nobody is named
 * @param words facts about it, one a line, or its text; never a secret
 */
public record ArtefactState(Artefact artefact, String owner, String words) {}
