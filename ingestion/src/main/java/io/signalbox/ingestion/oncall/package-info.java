/**
 * Parsers of on-call shifts from CSV, iCalendar and the JSON of PagerDuty, Opsgenie and Grafana,
 * expanded over a horizon. {@code io.signalbox.ingestion.oncall.ShiftFormat} names the formats and
 * tells them apart.
 */
@NullMarked
package io.signalbox.ingestion.oncall;

import org.jspecify.annotations.NullMarked;
