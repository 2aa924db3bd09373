package io.signalbox.knowledge.ownership;

import io.signalbox.knowledge.document.TableFile;

/** Ownership row with the file that it was read from. */
public record SourcedOwnership(Ownership ownership, TableFile file) {}
