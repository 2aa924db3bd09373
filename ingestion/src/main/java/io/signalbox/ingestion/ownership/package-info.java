/**
 * Readers of service ownership from Backstage catalogues and CSV. {@link
 * io.signalbox.ingestion.ownership.OwnershipFormat} names the formats and tells them apart.
 */
@NullMarked
package io.signalbox.ingestion.ownership;

import org.jspecify.annotations.NullMarked;
