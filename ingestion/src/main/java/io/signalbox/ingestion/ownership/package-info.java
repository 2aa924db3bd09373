/**
 * Parsers of service ownership from YAML service catalogues, CODEOWNERS files and CSV. {@link
 * io.signalbox.ingestion.ownership.OwnershipFormat} names the formats and tells them apart.
 */
@NullMarked
package io.signalbox.ingestion.ownership;

import org.jspecify.annotations.NullMarked;
