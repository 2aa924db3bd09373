package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.TableFile;

/** A shift with the file that says so. */
public record SourcedShift(Shift shift, TableFile file) {}
