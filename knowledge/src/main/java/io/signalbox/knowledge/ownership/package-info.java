/** Service ownership as typed rows that answer by look-up. */
@NullMarked
package io.signalbox.knowledge.ownership;

import org.jspecify.annotations.NullMarked;
