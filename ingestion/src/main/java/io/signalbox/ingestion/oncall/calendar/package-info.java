/**
 * Shifts out of iCalendar files: who is on call by an event's title, and when, with all that moves,
 * replaces or ends an occurrence.
 */
@NullMarked
package io.signalbox.ingestion.oncall.calendar;

import org.jspecify.annotations.NullMarked;
