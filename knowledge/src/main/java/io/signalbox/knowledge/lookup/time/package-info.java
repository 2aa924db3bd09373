/** Parser of dates and times as people write them, with their zones, into instants. */
@NullMarked
package io.signalbox.knowledge.lookup.time;

import org.jspecify.annotations.NullMarked;
