/** What all readers of shifts share: their horizon, their checks, names of teams and of zones. */
@NullMarked
package io.signalbox.ingestion.oncall.shift;

import org.jspecify.annotations.NullMarked;
