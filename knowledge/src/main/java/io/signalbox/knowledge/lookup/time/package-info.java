/** Dates and times as people write them, with their zones, to instants. */
@NullMarked
package io.signalbox.knowledge.lookup.time;

import org.jspecify.annotations.NullMarked;
