/**
 * Common parts of all readers of shifts: their horizon, their checks, names of teams and of zones.
 */
@NullMarked
package io.signalbox.ingestion.oncall.shift;

import org.jspecify.annotations.NullMarked;
