package io.signalbox.knowledge.ownership;

import io.signalbox.knowledge.document.TableFile;

/** A row of ownership with the file that says so. */
public record ListedOwnership(Ownership ownership, TableFile file) {}
