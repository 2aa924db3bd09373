/** Model of resolved tickets, with problem and resolution. */
@NullMarked
package io.signalbox.knowledge.ticket;

import org.jspecify.annotations.NullMarked;
