/**
 * Streaming parser of CSV tables with a header. It detects the delimiter, finds columns by any of
 * their names and reports every row that does not fit with its line.
 */
@NullMarked
package io.signalbox.ingestion.csv;

import org.jspecify.annotations.NullMarked;
