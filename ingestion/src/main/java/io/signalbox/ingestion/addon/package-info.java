/**
 * Pages that a program of an add-on reads, in a process of its own. Entry: {@link
 * io.signalbox.ingestion.addon.OfficeParser}.
 */
@NullMarked
package io.signalbox.ingestion.addon;

import org.jspecify.annotations.NullMarked;
