/**
 * The edge and the assembly: {@code Main} reads the command line and is the only place, with the
 * assembly, that reads the system clock or chooses an implementation.
 */
@NullMarked
package io.signalbox.bot;

import org.jspecify.annotations.NullMarked;
