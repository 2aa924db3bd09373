/**
 * Shifts out of on-call tables: CSV, iCalendar and PagerDuty's schedule JSON, expanded over a
 * horizon. {@code io.signalbox.ingestion.oncall.ShiftFormat} names the formats and tells them
 * apart.
 */
@NullMarked
package io.signalbox.ingestion.oncall;

import org.jspecify.annotations.NullMarked;
