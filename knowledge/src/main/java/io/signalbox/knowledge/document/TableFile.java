package io.signalbox.knowledge.document;

import java.time.Instant;
import java.util.Optional;

/**
 * The file that rows of a table came from, so that a look-up can cite it, show its age and respect
 * its access rule.
 *
 * @param source configured name of the source
 * @param path inside the source; with the source it names the file
 * @param modifiedAt when the file itself last changed, where known
 * @param readAt when Signalbox last read it
 */
public record TableFile(
    String source, String path, AccessRule access, Optional<Instant> modifiedAt, Instant readAt) {}
