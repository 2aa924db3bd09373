package io.signalbox.ingestion.source;

import java.nio.file.Path;
import java.time.Instant;

/**
 * File found in a source's listing, with its size and time.
 *
 * @param path inside the source, with forward slashes on every system
 * @param size in bytes
 */
public record SourceItem(String path, Path file, long size, Instant modifiedAt) {}
