/**
 * Program of the office add-on: reads PDF and office documents in a process of its own. Entry:
 * {@link io.signalbox.ingestion.office.OfficeMain}.
 */
@NullMarked
package io.signalbox.ingestion.office;

import org.jspecify.annotations.NullMarked;
