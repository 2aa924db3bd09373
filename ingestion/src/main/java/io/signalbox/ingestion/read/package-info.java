/**
 * Interfaces of streaming parsers (bytes in, typed rows and skipped rows out), and decoding of text
 * and timestamps.
 */
@NullMarked
package io.signalbox.ingestion.read;

import org.jspecify.annotations.NullMarked;
