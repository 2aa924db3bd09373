/** Live source for shared drives of Google Drive, by version 3 of its REST API. */
@NullMarked
package io.signalbox.ingestion.live.drive;

import org.jspecify.annotations.NullMarked;
