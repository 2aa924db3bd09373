/**
 * Parsing of PDF and office documents by an add-on program in a process of its own. Entry: {@link
 * io.signalbox.ingestion.addon.OfficeParser}.
 */
@NullMarked
package io.signalbox.ingestion.addon;

import org.jspecify.annotations.NullMarked;
