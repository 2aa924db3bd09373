/**
 * Cutting of parsed pages into passages for search, along headings first and never within code,
 * tables or list items.
 */
@NullMarked
package io.signalbox.ingestion.passage;

import org.jspecify.annotations.NullMarked;
