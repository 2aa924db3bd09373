/** Resolved tickets: the problem as somebody met it, and what resolved it. */
@NullMarked
package io.signalbox.knowledge.ticket;

import org.jspecify.annotations.NullMarked;
