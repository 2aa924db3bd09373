/** Folder sources as the settings declare them, and the listing of their files. */
@NullMarked
package io.signalbox.ingestion.source;

import org.jspecify.annotations.NullMarked;
