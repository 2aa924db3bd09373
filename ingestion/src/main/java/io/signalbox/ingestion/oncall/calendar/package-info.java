/**
 * Parser of on-call shifts from iCalendar files. It takes the people from an event's title and
 * attendees, and expands recurring events with all changes of single occurrences.
 */
@NullMarked
package io.signalbox.ingestion.oncall.calendar;

import org.jspecify.annotations.NullMarked;
