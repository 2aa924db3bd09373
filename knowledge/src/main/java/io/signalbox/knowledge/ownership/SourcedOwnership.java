package io.signalbox.knowledge.ownership;

import io.signalbox.knowledge.document.TableFile;

/** A row of ownership with the file that says so. */
public record SourcedOwnership(Ownership ownership, TableFile file) {}
