/** Who owns which service and where to ask about it, as typed rows that answer by look-up. */
@NullMarked
package io.signalbox.knowledge.ownership;

import org.jspecify.annotations.NullMarked;
