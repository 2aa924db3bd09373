/** The shape every reader of rows has: bytes in, typed rows and skipped rows out, one at a time. */
@NullMarked
package io.signalbox.ingestion.read;

import org.jspecify.annotations.NullMarked;
