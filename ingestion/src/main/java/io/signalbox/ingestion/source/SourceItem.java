package io.signalbox.ingestion.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that a source holds now.
 *
 * @param path inside the source, with forward slashes on every system
 * @param size in bytes
 */
public record SourceItem(String path, Path file, long size, Instant modifiedAt) {}
