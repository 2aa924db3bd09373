/**
 * Cuts the sections of a page into passages: along headings first, and never through what keeps its
 * sense only as a whole.
 */
@NullMarked
package io.signalbox.ingestion.passage;

import org.jspecify.annotations.NullMarked;
