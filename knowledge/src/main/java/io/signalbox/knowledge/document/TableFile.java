package io.signalbox.knowledge.document;

import java.time.Instant;
import java.util.Optional;

/**
 * File from which rows of a table were read, with its access rule and age, for citation of the
 * rows.
 *
 * @param source configured name of the source
 * @param path inside the source; with the source it names the file
 * @param modifiedAt when the file itself last changed, where known
 * @param readAt when Signalbox last read it
 */
public record TableFile(
    String source, String path, AccessRule access, Optional<Instant> modifiedAt, Instant readAt) {}
