package io.signalbox.knowledge.oncall;

import io.signalbox.knowledge.document.TableFile;

/** Shift with the file that it was read from. */
public record SourcedShift(Shift shift, TableFile file) {}
