/**
 * Common parts of all parsers of on-call shifts: expansion horizon, validation, team names and zone
 * names.
 */
@NullMarked
package io.signalbox.ingestion.oncall.shift;

import org.jspecify.annotations.NullMarked;
